package org.guestlist.identity;

/**
 * Whom credentials show; whether there is such a user is not known yet.
 *
 * @param email the address as the credentials have it, without blanks around it
 */
record Identity(String email, boolean administrator) {}
