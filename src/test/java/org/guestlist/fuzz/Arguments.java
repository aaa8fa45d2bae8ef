package org.guestlist.fuzz;

import java.util.List;
import org.guestlist.http.Chance;

/**
 * Gives values to the arguments of an operation about a scene: mostly right ones, so that the
 * operation gets as far as to its rules, and now and then any.
 *
 * @param item the item that it is about, where it is about one
 */
record Arguments(Scene scene, String item, int wrongOneIn) {

  static Arguments of(Chance chance, Scene scene) {
    return new Arguments(
        scene, chance.of(scene.items().toArray(String[]::new)), chance.of(3, 6, 40));
  }

  FuzzValue value(Chance chance, String coordinate, String type) {
    return chance.oneIn(wrongOneIn)
        ? Values.any(chance, scene, type)
        : right(chance, coordinate, type);
  }

  private FuzzValue right(Chance chance, String coordinate, String type) {
    var name = coordinate.substring(coordinate.indexOf('(') + 1, coordinate.indexOf(':'));
    return switch (name) {
      case "first" -> FuzzValue.of(FuzzValue.RIGHT, chance.of("1", "2", "3", "5"));
      case "after" -> after(chance, coordinate);
      case "done" -> FuzzValue.of(FuzzValue.RIGHT, chance.of("true", "false"));
      case "role" -> FuzzValue.name(FuzzValue.RIGHT, chance.of("OWNER", "EDITOR", "VIEWER"));
      case "access" -> FuzzValue.name(FuzzValue.RIGHT, chance.of("EDITOR", "VIEWER"));
      case "expectedVersion" -> FuzzValue.of(FuzzValue.RIGHT, chance.of("null", "1", "0", "2"));
      case "title", "description" -> text(chance.of("Bread", "Three lemons", "Möhren 🥕"));
      case "descriptions" -> FuzzValue.of(FuzzValue.RIGHT, chance.of("[\"a\"]", "[\"a\", \"b\"]"));
      case "email" -> text(email(chance, coordinate));
      case "userId" -> userId(chance, coordinate);
      case "listId" -> text(scene.list());
      case "id" -> text(id(coordinate));
      default -> Values.any(chance, scene, type);
    };
  }

  private static FuzzValue text(String text) {
    return FuzzValue.text(FuzzValue.RIGHT, text);
  }

  private FuzzValue after(Chance chance, String coordinate) {
    var connection = coordinate.substring(0, coordinate.indexOf('('));
    var cursor = scene.cursors().get(connection);
    return cursor == null || chance.oneIn(3) ? FuzzValue.of(FuzzValue.RIGHT, "null") : text(cursor);
  }

  private String email(Chance chance, String coordinate) {
    if (coordinate.startsWith("Mutation.createUser")) {
      return chance.oneIn(4)
          ? scene.viewer().email()
          : "new" + Long.toHexString(chance.random().nextLong()) + "@example.com";
    }
    return coordinate.startsWith("Mutation")
        ? chance.of(scene.stranger().email(), scene.viewer().email())
        : chance.of(scene.owner().email(), scene.stranger().email());
  }

  /** One who is to be a guest, where the operation adds one, and else one who is. */
  private FuzzValue userId(Chance chance, String coordinate) {
    if (coordinate.startsWith("Mutation.addGuest")) {
      return text(chance.of(scene.stranger().id(), scene.stranger().id(), scene.viewer().id()));
    }
    return text(chance.of(scene.editor().id(), scene.viewer().id()));
  }

  private String id(String coordinate) {
    if (coordinate.endsWith(".user(id:)")) {
      return scene.editor().id();
    }
    return List.of("Item(id:)", "item(id:)").stream().anyMatch(coordinate::endsWith)
        ? item
        : scene.list();
  }
}
