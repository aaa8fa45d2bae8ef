package org.guestlist.graphql;

import org.eclipse.microprofile.graphql.NonNull;

public record TodoListEdge(@NonNull String cursor, @NonNull TodoListNode node) {}
