package org.guestlist.graphql;

import org.eclipse.microprofile.graphql.NonNull;

public record ItemEdge(@NonNull String cursor, @NonNull ItemNode node) {}
