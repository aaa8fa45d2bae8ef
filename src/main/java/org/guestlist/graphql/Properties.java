package org.guestlist.graphql;

import graphql.schema.GraphQLCodeRegistry;

/**
 * The properties of all object types, each read by a method reference: natively, reflection is
 * interpreted. What is missing here is read by the GraphQL extension as before, which {@code
 * FetchersTest} does not let pass.
 */
final class Properties {
  private final GraphQLCodeRegistry.Builder registry;

  private Properties(GraphQLCodeRegistry.Builder registry) {
    this.registry = registry;
  }

  /** Puts their fetchers in the place of those that are there. */
  static void addTo(GraphQLCodeRegistry.Builder registry) {
    var properties = new Properties(registry);
    properties.addNodes();
    properties.addConnections();
    properties.addEdges();
  }

  private void addNodes() {
    of("User", UserNode.class).property("id", UserNode::getId);
    of("TodoList", TodoListNode.class)
        .property("id", TodoListNode::getId)
        .property("title", TodoListNode::getTitle)
        .property("role", TodoListNode::getRole)
        .property("version", TodoListNode::getVersion)
        .property("createdAt", list -> InstantText.of(list.getCreatedAt()));
    of("Item", ItemNode.class)
        .property("id", ItemNode::getId)
        .property("description", ItemNode::getDescription)
        .property("done", ItemNode::isDone)
        .property("order", ItemNode::getOrder)
        .property("version", ItemNode::getVersion)
        .property("createdAt", item -> InstantText.of(item.getCreatedAt()));
    of("Guest", GuestNode.class)
        .property("access", GuestNode::getAccess)
        .property("addedAt", guest -> InstantText.of(guest.getAddedAt()));
    of("DeletedList", DeletedListValue.class)
        .property("id", DeletedListValue::id)
        .property("items", DeletedListValue::items)
        .property("guests", DeletedListValue::guests);
  }

  private void addConnections() {
    of("PageInfo", PageInfo.class)
        .property("hasNextPage", PageInfo::hasNextPage)
        .property("hasPreviousPage", PageInfo::hasPreviousPage)
        .property("startCursor", PageInfo::startCursor)
        .property("endCursor", PageInfo::endCursor);
    of("UserConnection", UserConnection.class)
        .property("edges", UserConnection::getEdges)
        .property("nodes", UserConnection::getNodes)
        .property("pageInfo", UserConnection::getPageInfo);
    of("TodoListConnection", TodoListConnection.class)
        .property("edges", TodoListConnection::getEdges)
        .property("nodes", TodoListConnection::getNodes)
        .property("pageInfo", TodoListConnection::getPageInfo);
    of("ItemConnection", ItemConnection.class)
        .property("edges", ItemConnection::getEdges)
        .property("nodes", ItemConnection::getNodes)
        .property("pageInfo", ItemConnection::getPageInfo);
    of("GuestConnection", GuestConnection.class)
        .property("edges", GuestConnection::getEdges)
        .property("nodes", GuestConnection::getNodes)
        .property("pageInfo", GuestConnection::getPageInfo);
  }

  private void addEdges() {
    of("UserEdge", UserEdge.class)
        .property("cursor", UserEdge::cursor)
        .property("node", UserEdge::node);
    of("TodoListEdge", TodoListEdge.class)
        .property("cursor", TodoListEdge::cursor)
        .property("node", TodoListEdge::node);
    of("ItemEdge", ItemEdge.class)
        .property("cursor", ItemEdge::cursor)
        .property("node", ItemEdge::node);
    of("GuestEdge", GuestEdge.class)
        .property("cursor", GuestEdge::cursor)
        .property("node", GuestEdge::node);
  }

  private <S> Fields<S> of(String type, Class<S> source) {
    return new Fields<>(registry, type, source);
  }
}
