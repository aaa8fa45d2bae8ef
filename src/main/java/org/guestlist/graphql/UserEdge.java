package org.guestlist.graphql;

import org.eclipse.microprofile.graphql.NonNull;

public record UserEdge(@NonNull String cursor, @NonNull UserNode node) {}
