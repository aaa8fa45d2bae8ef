package org.guestlist.seed.shell;

import java.util.ArrayList;
import java.util.List;
import org.guestlist.seed.Problem;

/** The things listed so far, {@code $1} being the first. A thing listed again keeps its number. */
final class Numbers {
  private final List<Listed> things = new ArrayList<>();

  /** The number of a thing, such as {@code $3}. */
  String add(Listed thing) {
    for (int i = 0; i < things.size(); i++) {
      if (things.get(i).id().equals(thing.id()) && things.get(i).getClass() == thing.getClass()) {
        things.set(i, thing);
        return "$" + (i + 1);
      }
    }
    things.add(thing);
    return "$" + things.size();
  }

  /**
   * What a word stands for.
   *
   * @throws Problem if there is no such number, or it is of something else
   */
  <T extends Listed> T get(String word, Class<T> kind, String name) {
    var thing = get(word);
    if (kind.isInstance(thing)) {
      return kind.cast(thing);
    }
    throw new Problem("%s is a %s, and no %s.".formatted(word, thing.text(), name));
  }

  private Listed get(String word) {
    try {
      return things.get(Integer.parseInt(word.substring(1)) - 1);
    } catch (NumberFormatException | IndexOutOfBoundsException none) {
      throw new Problem(
          things.isEmpty()
              ? "Nothing was listed yet: try users, lists or items."
              : "There is no %s: the numbers go to $%d.".formatted(word, things.size()));
    }
  }

  static boolean isNumber(String word) {
    return word.startsWith("$");
  }

  List<Listed> all() {
    return List.copyOf(things);
  }

  void clear() {
    things.clear();
  }
}
