package org.guestlist.graphql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.guestlist.testing.Api;
import org.guestlist.testing.ForeignProgram;

/**
 * A request that makes one field of the schema be resolved, beside another that has nothing to do
 * with it.
 *
 * @param field its coordinate, such as {@code User.lists}
 * @param admin whether it takes the administrator
 * @param target the field of Query or Mutation that leads to it, with names of the scene after $
 * @param below where the field is in the answer, below that
 */
record Probe(String field, boolean admin, String target, List<Object> below) {
  private static final String TARGET = "target";

  /** Those fields of Query that may be null, so that what is beside them stays. */
  private static final String NULLABLE = "(user|userByEmail|list|item)\\(.*";

  /** The people of the scenes; everybody but the administrator is new. */
  record People(Api owner, String ownerId, String guestEmail, String guestId, String strangerId) {
    static People create() {
      var owner = Api.asSomebodyNew();
      var guestEmail = Api.newUser();
      var guestId = Api.as(guestEmail).id();
      return new People(owner, owner.id(), guestEmail, guestId, Api.asSomebodyNew().id());
    }
  }

  /**
   * What there is to be asked for.
   *
   * @param uncounted a list without counters, as another program wrote it
   */
  record Scene(People people, String list, String uncounted, String item) {
    static Scene of(People people) {
      var owner = people.owner();
      var list = owner.createList("Shared");
      owner.addGuest(list, people.guestEmail(), "EDITOR");
      var uncounted = new ForeignProgram().putList(people.ownerId(), "Uncounted");
      return new Scene(people, list, uncounted, owner.createItem(list, "An item"));
    }

    private String in(String text) {
      return text.replace("$guestEmail", quoted(people.guestEmail()))
          .replace("$guest", quoted(people.guestId()))
          .replace("$stranger", quoted(people.strangerId()))
          .replace("$owner", quoted(people.ownerId()))
          .replace("$list", quoted(list))
          .replace("$uncounted", quoted(uncounted))
          .replace("$item", quoted(item))
          .replace("$new", quoted("new" + System.nanoTime() + "@example.com"));
    }

    private static String quoted(String text) {
      return "\"" + text + "\"";
    }
  }

  private static Probe of(String field, String target, Object... below) {
    return new Probe(field, false, target, List.of(below));
  }

  /** One for each field that has a resolver. */
  static List<Probe> all() {
    return Stream.of(
            of("Query.me", "me { id }"),
            of("Query.user", "user(id: $guest) { id }"),
            of("Query.userByEmail", "userByEmail(email: $guestEmail) { id }"),
            new Probe("Query.users", true, "users(first: 1) { nodes { id } }", List.of()),
            of("Query.list", "list(id: $list) { id }"),
            of("Query.item", "item(id: $item) { id }"),
            of("User.email", "user(id: $stranger) { email }", "email"),
            of("User.lists", "user(id: $owner) { lists { nodes { id } } }", "lists"),
            of("TodoList.owner", "list(id: $list) { owner { id } }", "owner"),
            of("TodoList.itemCount", "list(id: $uncounted) { itemCount }", "itemCount"),
            of("TodoList.doneCount", "list(id: $uncounted) { doneCount }", "doneCount"),
            of("TodoList.guestCount", "list(id: $uncounted) { guestCount }", "guestCount"),
            of("TodoList.items", "list(id: $list) { items { nodes { id } } }", "items"),
            of("TodoList.guests", "list(id: $list) { guests { nodes { access } } }", "guests"),
            of("Item.list", "item(id: $item) { list { id } }", "list"),
            of(
                "Guest.user",
                "list(id: $list) { guests { nodes { user { id } } } }",
                "guests",
                "nodes",
                0,
                "user"),
            of(
                "Guest.list",
                "list(id: $list) { guests { nodes { list { id } } } }",
                "guests",
                "nodes",
                0,
                "list"),
            new Probe("Mutation.createUser", true, "createUser(email: $new) { id }", List.of()),
            of("Mutation.createList", "createList(title: \"x\") { id }"),
            of("Mutation.renameList", "renameList(id: $list, title: \"x\") { id }"),
            of("Mutation.deleteList", "deleteList(id: $list) { id }"),
            of("Mutation.addGuest", "addGuest(listId: $list, userId: $stranger) { access }"),
            of(
                "Mutation.setGuestAccess",
                "setGuestAccess(listId: $list, userId: $guest, access: VIEWER) { access }"),
            of("Mutation.removeGuest", "removeGuest(listId: $list, userId: $guest) { access }"),
            of("Mutation.createItem", "createItem(listId: $list, description: \"x\") { id }"),
            of("Mutation.createItems", "createItems(listId: $list, descriptions: [\"x\"]) { id }"),
            of("Mutation.tickItem", "tickItem(id: $item) { id }"),
            of("Mutation.untickItem", "untickItem(id: $item) { id }"),
            of("Mutation.renameItem", "renameItem(id: $item, description: \"x\") { id }"),
            of("Mutation.deleteItem", "deleteItem(id: $item) { id }"))
        .toList();
  }

  boolean isMutation() {
    return field.startsWith("Mutation.");
  }

  /** Whether what is beside the field is still there when the field fails. */
  boolean leavesSiblings() {
    return target.matches(NULLABLE);
  }

  /** Where the field is in the answer. */
  List<Object> path() {
    var path = new ArrayList<Object>(List.of(TARGET));
    path.addAll(below);
    return path;
  }

  Api person(Scene scene) {
    return admin ? Api.asAda() : scene.people().owner();
  }

  /** The field alone. */
  String alone(Scene scene) {
    return document("", scene);
  }

  /** The field beside another one, which is itself no place for what goes wrong there. */
  String besideAnother(Scene scene) {
    if (isMutation()) {
      return document("sibling: __typename ", scene);
    }
    return document(
        field.equals("Query.me") ? "sibling: user(id: $owner) { id } " : "sibling: me { id } ",
        scene);
  }

  private String document(String sibling, Scene scene) {
    var operation = isMutation() ? "mutation" : "query";
    return operation + " { " + scene.in(sibling + TARGET + ": " + target) + " }";
  }

  @Override
  public String toString() {
    return field;
  }
}
