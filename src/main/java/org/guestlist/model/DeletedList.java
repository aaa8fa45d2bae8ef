package org.guestlist.model;

/** What a deleted list held when it went. */
public record DeletedList(String id, int items, int guests) {}
