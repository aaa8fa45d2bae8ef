package org.guestlist.model;

/** A list together with what the caller is in it. */
public record ListAccess(TodoList list, ListRole role) {}
