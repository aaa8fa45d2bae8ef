package org.guestlist.rights;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.guestlist.testing.Api;
import org.guestlist.testing.Database;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The rows of a list.
 *
 * @param list without attributes where there is none
 */
record Content(
    Map<String, AttributeValue> list,
    List<Map<String, AttributeValue>> items,
    List<Map<String, AttributeValue>> guests) {
  private static final Database DATABASE = Database.withoutPrefix();

  static Content of(String listId) {
    return new Content(
        DATABASE.list(listId), DATABASE.rowsOf("items", listId), DATABASE.rowsOf("guests", listId));
  }

  /** Whether an operation makes something outside of any list. */
  static boolean makesNew(String operation) {
    return operation.equals("createList") || operation.equals("createUser");
  }

  /** Whether these are the rows after an operation that found the others. */
  boolean showsThat(String operation, Content before, Scene scene) {
    return switch (operation) {
      case "renameList" -> list.get("title").s().equals(scene.newTitle());
      case "deleteList" -> list.isEmpty() && items.isEmpty() && guests.isEmpty();
      case "addGuest" -> guest(scene, "newcomer", "access").equals("EDITOR");
      case "setGuestAccess" -> guest(scene, "viewer", "access").equals("EDITOR");
      case "removeGuest" -> guests.size() == before.guests().size() - 1;
      case "createItem" -> items.size() == before.items().size() + 1;
      case "createItems" -> items.size() == before.items().size() + 2;
      case "tickItem" -> items.stream().allMatch(item -> item.get("done").bool());
      case "untickItem" -> items.stream().noneMatch(item -> item.get("done").bool());
      case "renameItem" -> items.stream().anyMatch(i -> i.get("description").s().equals("New"));
      case "deleteItem" -> items.size() == before.items().size() - 1;
      case "createList" -> hasList(scene.newTitle());
      case "createUser" -> hasUser(scene.newEmail());
      default -> throw new IllegalStateException("Say what shows that " + operation + " happened.");
    };
  }

  private String guest(Scene scene, String person, String attribute) {
    var id = scene.people().get(person).id();
    return guests.stream()
        .filter(guest -> guest.get("user_id").s().equals(id))
        .map(guest -> guest.get(attribute).s())
        .findFirst()
        .orElse("");
  }

  private static boolean hasList(String title) {
    return DATABASE.rows("lists").stream()
        .map(list -> list.get("title"))
        .filter(Objects::nonNull)
        .anyMatch(value -> value.s().equals(title));
  }

  private static boolean hasUser(String email) {
    return Api.asAda().query("userByEmail", "{ id }", "email", email).data("userByEmail") != null;
  }
}
