package org.guestlist.store;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.guestlist.model.DomainException;
import org.guestlist.model.ListAccess;
import org.guestlist.model.ListRole;

/** Where rows stand in their connection: the same text in every store. */
public final class Positions {
  /** In front of the id of a list that the user owns. */
  public static final String OWN = "o/";

  /** In front of the id of a list where the user is a guest. */
  public static final String AS_GUEST = "g/";

  /**
   * The longest keys of DynamoDB in bytes ("Service, account, and table quotas" in its Developer
   * Guide).
   */
  public static final int LONGEST_PARTITION_KEY = 2048;

  /** See {@link #LONGEST_PARTITION_KEY}. */
  public static final int LONGEST_SORT_KEY = 1024;

  private Positions() {}

  /** The position of a list among those of a user. */
  public static String of(ListAccess access) {
    return (access.role() == ListRole.OWNER ? OWN : AS_GUEST) + access.list().id();
  }

  /** A position that {@link #of} can give; BAD_USER_INPUT for any other. */
  public static Optional<String> ofList(Optional<String> after) {
    if (after.isEmpty()) {
      return after;
    }
    var position = after.get();
    if (!position.startsWith(OWN) && !position.startsWith(AS_GUEST)) {
      throw malformed();
    }
    ofKey(after.map(p -> p.substring(OWN.length())), LONGEST_PARTITION_KEY);
    return after;
  }

  /**
   * A position that can be the key of a row; BAD_USER_INPUT for any other.
   *
   * @param longest length of such a key in bytes
   */
  public static Optional<String> ofKey(Optional<String> after, int longest) {
    if (after.filter(key -> !isKey(key, longest)).isPresent()) {
      throw malformed();
    }
    return after;
  }

  private static boolean isKey(String text, int longest) {
    return !text.isEmpty() && text.getBytes(StandardCharsets.UTF_8).length <= longest;
  }

  /** What a position is answered with that no row can have. */
  public static DomainException malformed() {
    return DomainException.badUserInput(
        "after", "The argument after must be a cursor of this connection.");
  }
}
