package org.guestlist.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLCodeRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The methods of the APIs, each as the fetcher of its field. */
@ApplicationScoped
class Resolvers {
  private final UserApi users;
  private final ListApi lists;
  private final ItemApi items;
  private final GuestApi guests;

  Resolvers(UserApi users, ListApi lists, ItemApi items, GuestApi guests) {
    this.users = users;
    this.lists = lists;
    this.items = items;
    this.guests = guests;
  }

  /** Puts their fetchers in the place of those that are there. */
  void addTo(GraphQLCodeRegistry.Builder registry) {
    addQueries(new Fields<>(registry, "Query", Object.class));
    var mutations = new Fields<>(registry, "Mutation", Object.class);
    addListMutations(mutations);
    addItemMutations(mutations);
    addGuestMutations(mutations);
    addSources(registry);
  }

  private void addQueries(Fields<Object> query) {
    query
        .operation("me", call -> users.me())
        .operation("user", call -> users.user(call.getArgument("id")))
        .operation("userByEmail", call -> users.userByEmail(call.getArgument("email")))
        .operation("users", call -> users.users(first(call), after(call)))
        .operation("list", call -> lists.list(call.getArgument("id")))
        .operation("item", call -> items.item(call.getArgument("id")));
  }

  private void addListMutations(Fields<Object> mutation) {
    mutation
        .operation("createUser", call -> users.createUser(call.getArgument("email")))
        .operation("createList", call -> lists.createList(call.getArgument("title")))
        .operation(
            "renameList",
            call ->
                lists.renameList(
                    call.getArgument("id"), call.getArgument("title"), expectedVersion(call)))
        .operation("deleteList", call -> lists.deleteList(call.getArgument("id")));
  }

  private void addItemMutations(Fields<Object> mutation) {
    mutation
        .operation(
            "createItem",
            call -> items.createItem(call.getArgument("listId"), call.getArgument("description")))
        .operation(
            "createItems",
            call -> items.createItems(call.getArgument("listId"), call.getArgument("descriptions")))
        .operation(
            "tickItem", call -> items.tickItem(call.getArgument("id"), expectedVersion(call)))
        .operation(
            "untickItem", call -> items.untickItem(call.getArgument("id"), expectedVersion(call)))
        .operation(
            "renameItem",
            call ->
                items.renameItem(
                    call.getArgument("id"), call.getArgument("description"), expectedVersion(call)))
        .operation("deleteItem", call -> items.deleteItem(call.getArgument("id")));
  }

  private void addGuestMutations(Fields<Object> mutation) {
    mutation
        .operation(
            "addGuest",
            call ->
                guests.addGuest(
                    call.getArgument("listId"),
                    call.getArgument("userId"),
                    call.getArgument("email"),
                    access(call)))
        .operation(
            "setGuestAccess",
            call ->
                guests.setGuestAccess(
                    call.getArgument("listId"), call.getArgument("userId"), access(call)))
        .operation(
            "removeGuest",
            call -> guests.removeGuest(call.getArgument("listId"), call.getArgument("userId")));
  }

  private void addSources(GraphQLCodeRegistry.Builder registry) {
    new Fields<>(registry, "User", UserNode.class)
        .computed("email", users::email)
        .computed("lists", (user, call) -> users.lists(user, first(call), after(call), role(call)));
    new Fields<>(registry, "TodoList", TodoListNode.class)
        .edge("owner", lists::owner)
        .computed("itemCount", lists::itemCount)
        .computed("doneCount", lists::doneCount)
        .computed("guestCount", lists::guestCount)
        .computed(
            "items",
            (list, call) -> lists.items(list, first(call), after(call), call.getArgument("done")))
        .computed("guests", (list, call) -> lists.guests(list, first(call), after(call)));
    new Fields<>(registry, "Item", ItemNode.class).edge("list", items::list);
    new Fields<>(registry, "Guest", GuestNode.class)
        .edge("user", guests::user)
        .edge("list", guests::list);
  }

  private static int first(DataFetchingEnvironment call) {
    return call.<Integer>getArgument("first");
  }

  private static String after(DataFetchingEnvironment call) {
    return call.getArgument("after");
  }

  private static Integer expectedVersion(DataFetchingEnvironment call) {
    return call.getArgument("expectedVersion");
  }

  private static AccessValue access(DataFetchingEnvironment call) {
    return AccessValue.valueOf(call.getArgument("access"));
  }

  private static RoleValue role(DataFetchingEnvironment call) {
    return Optional.ofNullable(call.<String>getArgument("role"))
        .map(RoleValue::valueOf)
        .orElse(null);
  }
}
