package org.guestlist.model;

/**
 * A person who owns lists and is a guest in lists of others.
 *
 * @param email the address as it is stored; trimmed and in lower case where this service wrote it;
 *     null for one whose address is another user's by now
 */
public record User(String id, String email) {}
