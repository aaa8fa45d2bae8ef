package org.guestlist.seed.verify;

import java.util.Locale;

/** Numbers in sentences. */
final class Words {
  private Words() {}

  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** Such as "1 list", "2,000 lists", "0 addresses". */
  static String count(long value, String noun) {
    if (value == 1) {
      return "1 " + noun;
    }
    return number(value) + " " + noun + (noun.endsWith("s") ? "es" : "s");
  }
}
