package org.guestlist.store;

import org.guestlist.model.Subject;

/**
 * Who has a subject and an address, as it was read before a first sign-in. The write that follows
 * requires that both are as they were.
 *
 * @param email in the form in which this service stores addresses
 */
public record Claims(Subject subject, String email, Claim ofSubject, Claim ofAddress) {}
