package org.guestlist.model;

/**
 * A person who owns lists and is a guest in lists of others.
 *
 * @param email the address as it is stored; trimmed and in lower case where this service wrote it
 */
public record User(String id, String email) {}
