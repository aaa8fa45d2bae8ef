package org.guestlist.identity;

import org.guestlist.model.Subject;

/**
 * Whom credentials show; whether there is such a user is not known yet.
 *
 * @param email the verified address as the credentials have it, without blanks around it
 */
record Identity(Subject subject, String email, boolean administrator) {}
