package org.guestlist.graphql;

import org.eclipse.microprofile.graphql.NonNull;

public record GuestEdge(@NonNull String cursor, @NonNull GuestNode node) {}
