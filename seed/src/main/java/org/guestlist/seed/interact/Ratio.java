package org.guestlist.seed.interact;

import org.guestlist.seed.Problem;

/** In how many of a hundred interactions something is done; the rest only reads. */
public record Ratio(int create, int update, int tick) {
  public static final Ratio DEFAULT = new Ratio(30, 30, 30);

  public Ratio {
    if (create < 0 || update < 0 || tick < 0 || (long) create + update + tick > 100) {
      throw new Problem("A ratio is three percentages that make 100 at most, such as 30,30,30.");
    }
  }

  /**
   * Reads {@code 30,30,30}.
   *
   * @throws Problem if it is none
   */
  public static Ratio parse(String text) {
    var parts = text.split(",", -1);
    try {
      if (parts.length == 3) {
        return new Ratio(number(parts[0]), number(parts[1]), number(parts[2]));
      }
    } catch (NumberFormatException notNumbers) {
      // Said below
    }
    throw new Problem(
        "\"%s\" is no ratio: give three percentages, CREATE,UPDATE,TICK, such as 30,30,30."
            .formatted(text));
  }

  private static int number(String text) {
    return Integer.parseInt(text.strip());
  }

  @Override
  public String toString() {
    return create + "," + update + "," + tick;
  }
}
