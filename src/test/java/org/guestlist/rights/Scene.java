package org.guestlist.rights;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.guestlist.testing.Api;
import org.guestlist.testing.Database;
import org.guestlist.testing.ForeignProgram;

/**
 * A list with its people, and somebody for each column of the tables.
 *
 * @param things ids of the list and of its items, by what the tables and {@link #value} call them
 * @param people whom arguments name, by the words of the tables
 * @param callers who calls; nobody for an anonymous request
 * @param secrets texts that show the list, its items or its people
 */
record Scene(
    Map<String, String> things,
    Map<String, Person> people,
    Map<Standing, Person> callers,
    List<String> secrets) {
  private static final ForeignProgram PROGRAM = new ForeignProgram();
  private static final Database DATABASE = Database.withoutPrefix();

  /** An instant at which no test has made an item. */
  private static final String OTHER_TIME = "2026-01-05T09:00:00.000000";

  /** A user, known by the program from now on. */
  record Person(String id, String email) {
    static Person create(String word) {
      var email = word + UUID.randomUUID() + "@example.com";
      return new Person(PROGRAM.putUser(email), email);
    }

    Api api() {
      return Api.as(email);
    }
  }

  /** Asked for once. */
  private static final class Administrator {
    private static final Person ADA = new Person(Api.asAda().id(), Api.asAda().email());
  }

  /** An owner, three guests, two items, one of them done; a stranger and the administrator. */
  static Scene live() {
    var people = newPeople();
    var owner = people.get("owner").api();
    var title = "Title " + UUID.randomUUID();
    var list = owner.createList(title);
    var texts = List.of("Pending " + UUID.randomUUID(), "Done " + UUID.randomUUID());
    var items = owner.createItems(list, texts.toArray(String[]::new));
    owner.mutate("tickItem", "{ id }", "id", items.get(1)).data("tickItem.id");
    owner.addGuest(list, people.get("editor").email(), "EDITOR");
    owner.addGuest(list, people.get("viewer").email(), "VIEWER");
    owner.addGuest(list, people.get("another").email(), "VIEWER");
    var things =
        Map.of(
            "list", list,
            "item", items.get(0),
            "done", items.get(1),
            "absent", itemId(list, OTHER_TIME));
    var emails = people.values().stream().map(Person::email);
    var secrets = Stream.concat(Stream.concat(Stream.of(title), texts.stream()), emails).toList();
    return new Scene(things, people, callers(people), secrets);
  }

  private static Map<String, Person> newPeople() {
    var people = new HashMap<String, Person>();
    Stream.of("owner", "editor", "viewer", "another", "newcomer", "stranger")
        .forEach(word -> people.put(word, Person.create(word)));
    return people;
  }

  private static Map<Standing, Person> callers(Map<String, Person> people) {
    var callers = new EnumMap<Standing, Person>(Standing.class);
    Stream.of(Standing.OWNER, Standing.EDITOR, Standing.VIEWER, Standing.STRANGER)
        .forEach(standing -> callers.put(standing, people.get(standing.toString())));
    callers.put(Standing.ADMINISTRATOR, Administrator.ADA);
    return callers;
  }

  /** As the program builds an item's id, which is no secret. */
  static String itemId(String listId, String datetime) {
    var text = listId + "\n" + datetime;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  /** What arguments name as the list. */
  String listId() {
    return things.get("list");
  }

  /** The list that its owner has, whatever arguments name. */
  String trueListId() {
    return things.getOrDefault("true list", listId());
  }

  // States

  Scene underDeletion() {
    DATABASE.putUnderDeletion(listId());
    return this;
  }

  Scene deleted() {
    people.get("owner").api().mutate("deleteList", "{ id }", "id", listId()).data("deleteList.id");
    return this;
  }

  /** The editor and the viewer are guests no more; another one still is. */
  Scene withoutItsGuests() {
    Stream.of("editor", "viewer").forEach(this::remove);
    return this;
  }

  void remove(String guest) {
    people
        .get("owner")
        .api()
        .mutate("removeGuest", "{ access }", "listId", listId(), "userId", people.get(guest).id())
        .data("removeGuest.access");
  }

  /** This list, as the people of another list want it, with ids put together from its rows. */
  Scene wantedBy(Scene others) {
    var rows = DATABASE.rowsOf("items", listId());
    var known = new HashMap<>(things);
    known.put("item", itemId(listId(), rows.get(0).get("datetime").s()));
    known.put("done", itemId(listId(), rows.get(1).get("datetime").s()));
    return new Scene(known, people, others.callers(), secrets);
  }

  /**
   * Ids that are none: a user's for the list's, the list's for users', items' with a wrong letter.
   */
  Scene forged() {
    var nobody = new Person(listId(), "nobody" + UUID.randomUUID() + "@example.com");
    var forgedPeople = new HashMap<String, Person>();
    people.keySet().forEach(word -> forgedPeople.put(word, nobody));
    var forgedThings =
        Map.of(
            "list", people.get("owner").id(),
            "item", altered(things.get("item")),
            "done", altered(things.get("done")),
            "absent", listId(),
            "true list", listId());
    return new Scene(forgedThings, forgedPeople, callers, secrets);
  }

  /** With another letter in the part that names the list. */
  private static String altered(String itemId) {
    return (itemId.startsWith("A") ? "B" : "A") + itemId.substring(1);
  }

  /** The same people, who want a list and items that never were. */
  Scene absent() {
    var list = UUID.randomUUID().toString();
    var item = itemId(list, OTHER_TIME);
    var absentThings = Map.of("list", list, "item", item, "done", item, "absent", item);
    return new Scene(absentThings, people, callers, secrets);
  }

  // Calling

  Api as(Standing standing) {
    return standing == Standing.ANONYMOUS ? anonymous() : callers.get(standing).api();
  }

  /** Somebody who does not show who it is. */
  private static Api anonymous() {
    return Api.as("nobody@example.com");
  }

  /** What to give for an argument, as GraphQL writes it. */
  String value(Path path, Standing standing, String argument) {
    var word = path.given().get(argument);
    var isEnum = argument.equals("access");
    var text = word == null ? value(path.operation(), argument) : named(word, argument, standing);
    return isEnum ? text : text.startsWith("[") ? text : Json.createValue(text).toString();
  }

  private String named(String word, String argument, Standing standing) {
    if (things.containsKey(word)) {
      return things.get(word);
    }
    var person = word.equals("self") ? self(standing) : people.get(word);
    return argument.equals("email") ? person.email() : person.id();
  }

  /** An anonymous caller has no id; anybody's will do. */
  private Person self(Standing standing) {
    return callers.getOrDefault(standing, people.get("viewer"));
  }

  private String value(String operation, String argument) {
    return switch (argument) {
      case "id" -> things.get(thing(operation));
      case "listId" -> listId();
      case "title" -> newTitle();
      case "description" -> "New";
      case "descriptions" -> "[\"New\", \"Newer\"]";
      case "email" -> newEmail();
      case "access" -> "EDITOR";
      default ->
          throw new IllegalStateException("Say what to give for " + operation + "." + argument);
    };
  }

  private static String thing(String operation) {
    if (operation.equals("untickItem")) {
      return "done";
    }
    return operation.endsWith("List") || operation.equals("list") ? "list" : "item";
  }

  /** The title that is given to lists; nobody else gives it. */
  String newTitle() {
    return "New title " + listId();
  }

  /** The address that is registered; nobody else has it. */
  String newEmail() {
    return "new" + listId() + "@example.com";
  }
}
