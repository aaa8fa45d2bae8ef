package org.guestlist.faults;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Api;

/** How each operation is called in a scene, so that it has something to do. */
final class Call {
  private static final String LIST = "{ title version itemCount doneCount guestCount }";
  private static final String ITEM = "{ description done order version }";

  /** By the type and the name of the field. */
  static final Map<String, Function<Scene, Answer>> ALL = all();

  private Call() {}

  private static Map<String, Function<Scene, Answer>> all() {
    var calls = new TreeMap<String, Function<Scene, Answer>>();
    calls.putAll(queries());
    calls.putAll(mutationsOfLists());
    calls.putAll(mutationsOfGuests());
    calls.putAll(mutationsOfItems());
    return calls;
  }

  private static Map<String, Function<Scene, Answer>> queries() {
    return Map.of(
        "Query.me", s -> s.asOwner().run("{ me { email } }"),
        "Query.user", s -> s.asOwner().query("user", "{ id email }", "id", s.guest()),
        "Query.userByEmail",
            s -> s.asOwner().query("userByEmail", "{ id }", "email", Scene.email(s.guest())),
        "Query.users", s -> Api.asAda().query("users", "{ nodes { __typename } }", "first", 1),
        "Query.list", s -> s.asOwner().query("list", LIST, "id", s.list()),
        "Query.item", s -> s.asOwner().query("item", ITEM, "id", s.items().get(0)),
        "User.lists",
            s -> s.asOwner().run("{ me { lists { nodes { title itemCount owner { email } } } } }"),
        "TodoList.items",
            s -> inList(s, "items(first: 2) { nodes " + ITEM + " pageInfo { hasNextPage } }"),
        "TodoList.guests", s -> inList(s, "guests { nodes { access user { id email } } }"));
  }

  private static Answer inList(Scene scene, String selection) {
    return scene.asOwner().query("list", "{ " + selection + " }", "id", scene.list());
  }

  private static Map<String, Function<Scene, Answer>> mutationsOfLists() {
    return Map.of(
        "Mutation.createUser",
            s -> Api.asAda().mutate("createUser", "{ email }", "email", s.newEmail()),
        "Mutation.createList", s -> s.asOwner().mutate("createList", LIST, "title", "New"),
        "Mutation.renameList",
            s ->
                s.asOwner()
                    .mutate(
                        "renameList", LIST, "id", s.list(), "title", "New", "expectedVersion", 0),
        "Mutation.deleteList", Call::deleteList);
  }

  static Answer deleteList(Scene scene) {
    return scene.asOwner().mutate("deleteList", "{ items guests }", "id", scene.list());
  }

  private static Map<String, Function<Scene, Answer>> mutationsOfGuests() {
    return Map.of(
        "Mutation.addGuest",
            s ->
                s.asOwner()
                    .mutate(
                        "addGuest",
                        "{ access }",
                        "listId",
                        s.list(),
                        "email",
                        Scene.email(s.other())),
        "Mutation.setGuestAccess",
            s ->
                s.asOwner()
                    .run(
                        "mutation { setGuestAccess(listId: \"%s\", userId: \"%s\", access: VIEWER) { access } }"
                            .formatted(s.list(), s.guest())),
        "Mutation.removeGuest",
            s ->
                s.asOwner()
                    .mutate("removeGuest", "{ access }", "listId", s.list(), "userId", s.guest()));
  }

  private static Map<String, Function<Scene, Answer>> mutationsOfItems() {
    return Map.of(
        "Mutation.createItem",
            s -> s.asOwner().mutate("createItem", ITEM, "listId", s.list(), "description", "New"),
        "Mutation.createItems",
            s ->
                s.asOwner()
                    .mutate(
                        "createItems",
                        ITEM,
                        "listId",
                        s.list(),
                        "descriptions",
                        List.of("New", "Newer")),
        "Mutation.tickItem", s -> item(s, "tickItem", 0, 1),
        "Mutation.untickItem", s -> item(s, "untickItem", 1, 2),
        "Mutation.renameItem",
            s ->
                s.asOwner()
                    .mutate(
                        "renameItem",
                        ITEM,
                        "id",
                        s.items().get(0),
                        "description",
                        "New",
                        "expectedVersion",
                        1),
        "Mutation.deleteItem", s -> s.asOwner().mutate("deleteItem", ITEM, "id", s.items().get(1)));
  }

  private static Answer item(Scene scene, String operation, int number, int version) {
    return scene
        .asOwner()
        .mutate(operation, ITEM, "id", scene.items().get(number), "expectedVersion", version);
  }
}
