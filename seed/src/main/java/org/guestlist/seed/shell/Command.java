package org.guestlist.seed.shell;

import java.util.List;
import org.guestlist.seed.Problem;

/**
 * One command of the shell.
 *
 * @param name one word or two
 * @param parameters as {@code help} shows them
 */
record Command(String name, String parameters, String description, Action action) {
  /** What it does with the words behind its name. */
  interface Action {
    void run(Words words);
  }

  String usage() {
    return parameters.isEmpty() ? name : name + " " + parameters;
  }

  /** The words behind a command. */
  record Words(List<String> words, String usage) {
    int count() {
      return words.size();
    }

    /**
     * One of them.
     *
     * @throws Problem if there are fewer
     */
    String word(int index) {
      if (index >= words.size()) {
        throw new Problem("That takes more: " + usage);
      }
      return words.get(index);
    }

    /** From one of them to the end: a text needs no quotes. */
    String text(int index) {
      word(index);
      return String.join(" ", words.subList(index, words.size()));
    }

    int number(int index) {
      try {
        return Integer.parseInt(word(index));
      } catch (NumberFormatException none) {
        throw new Problem("\"%s\" is no number: %s".formatted(word(index), usage));
      }
    }
  }
}
