package org.guestlist.seed.shell;

import org.guestlist.seed.Problem;

/**
 * One command of the shell.
 *
 * @param name one word or two
 * @param parameters as {@code help} shows them
 * @param most how many words it takes behind its name
 */
record Command(String name, String parameters, int most, String description, Action action) {
  /** For a command whose last parameter is a text, which needs no quotes. */
  static final int ANY = Integer.MAX_VALUE;

  /** What it does with the words behind its name. */
  interface Action {
    void run(Words words);
  }

  String usage() {
    return parameters.isEmpty() ? name : name + " " + parameters;
  }

  /** How many words its name has. */
  int length() {
    return name.contains(" ") ? 2 : 1;
  }

  /**
   * Runs it with what stands behind its name in a line.
   *
   * @throws Problem if that is more than it takes
   */
  void run(Line line) {
    var words = new Words(line, length(), usage());
    if (words.count() > most) {
      throw new Problem("\"%s\" is too much: %s".formatted(words.word(most), usage()));
    }
    action.run(words);
  }

  /** The words behind a command. */
  record Words(Line line, int skipped, String usage) {
    int count() {
      return line.words().size() - skipped;
    }

    /**
     * One of them.
     *
     * @throws Problem if there are fewer
     */
    String word(int index) {
      requireWord(index);
      return line.words().get(skipped + index).value();
    }

    private void requireWord(int index) {
      if (index >= count()) {
        throw new Problem("That takes more: " + usage);
      }
    }

    /** From one of them to the end, as it was typed: a text needs no quotes. */
    String text(int index) {
      requireWord(index);
      return line.from(skipped + index);
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
