package org.guestlist.testing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The mutations of the schema, each as one request. */
public record Operations(Requests requests) {

  /** Sends a document with variables, given as names and values in turn. */
  @FunctionalInterface
  public interface Requests {
    Answer run(String query, Object... variables);
  }

  /** What a person does. */
  public static Operations of(Api api) {
    return new Operations(api::run);
  }

  /**
   * Runs one mutation.
   *
   * @param arguments type, name and value in turn; those without a value are left out
   */
  private Answer mutate(String name, String selection, Object... arguments) {
    var given =
        IntStream.range(0, arguments.length / 3)
            .mapToObj(i -> Arrays.asList(arguments).subList(3 * i, 3 * i + 3))
            .filter(argument -> argument.get(2) != null)
            .toList();
    var query =
        "mutation(%s) { %s(%s) { %s } }"
            .formatted(joined(given, "$%2$s: %1$s"), name, joined(given, "%2$s: $%2$s"), selection);
    return requests.run(query, given.stream().flatMap(a -> a.subList(1, 3).stream()).toArray());
  }

  private static String joined(List<List<Object>> arguments, String format) {
    return arguments.stream()
        .map(argument -> format.formatted(argument.toArray()))
        .collect(Collectors.joining(", "));
  }

  private static final String USER = "id email";
  private static final String LIST = "id title version itemCount doneCount guestCount";
  private static final String ITEM = "id description done order version createdAt";
  private static final String GUEST = "access addedAt";

  public Answer createUser(String email) {
    return mutate("createUser", USER, "String!", "email", email);
  }

  public Answer createList(String title) {
    return mutate("createList", LIST, "String!", "title", title);
  }

  public Answer renameList(String id, String title, Integer expectedVersion) {
    return mutate(
        "renameList",
        LIST,
        "ID!",
        "id",
        id,
        "String!",
        "title",
        title,
        "Int",
        "expectedVersion",
        expectedVersion);
  }

  public Answer deleteList(String id) {
    return mutate("deleteList", "id items guests", "ID!", "id", id);
  }

  public Answer createItem(String listId, String description) {
    return mutate(
        "createItem", ITEM, "ID!", "listId", listId, "String!", "description", description);
  }

  /** Adds so many items at once. */
  public Answer createItems(String listId, int count) {
    var texts = IntStream.range(0, count).mapToObj(i -> "Item " + i).toList();
    return mutate(
        "createItems", ITEM, "ID!", "listId", listId, "[String!]!", "descriptions", texts);
  }

  public Answer tickItem(String id, Integer expectedVersion) {
    return mutate("tickItem", ITEM, "ID!", "id", id, "Int", "expectedVersion", expectedVersion);
  }

  public Answer untickItem(String id, Integer expectedVersion) {
    return mutate("untickItem", ITEM, "ID!", "id", id, "Int", "expectedVersion", expectedVersion);
  }

  public Answer renameItem(String id, String description, Integer expectedVersion) {
    return mutate(
        "renameItem",
        ITEM,
        "ID!",
        "id",
        id,
        "String!",
        "description",
        description,
        "Int",
        "expectedVersion",
        expectedVersion);
  }

  public Answer deleteItem(String id) {
    return mutate("deleteItem", ITEM, "ID!", "id", id);
  }

  public Answer addGuestById(String listId, String userId, String access) {
    return mutate(
        "addGuest",
        GUEST,
        "ID!",
        "listId",
        listId,
        "ID",
        "userId",
        userId,
        "GuestAccess!",
        "access",
        access);
  }

  public Answer addGuestByEmail(String listId, String email, String access) {
    return mutate(
        "addGuest",
        GUEST,
        "ID!",
        "listId",
        listId,
        "String",
        "email",
        email,
        "GuestAccess!",
        "access",
        access);
  }

  public Answer setGuestAccess(String listId, String userId, String access) {
    return mutate(
        "setGuestAccess",
        GUEST,
        "ID!",
        "listId",
        listId,
        "ID!",
        "userId",
        userId,
        "GuestAccess!",
        "access",
        access);
  }

  public Answer removeGuest(String listId, String userId) {
    return mutate("removeGuest", GUEST, "ID!", "listId", listId, "ID!", "userId", userId);
  }
}
