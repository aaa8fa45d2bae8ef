package org.guestlist.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.guestlist.model.DomainException;

/** Checks what a caller gives; every failure is BAD_USER_INPUT and names the argument. */
@ApplicationScoped
public class Input {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cc}]+@[^@\\s\\p{Cc}]+");

  /** Of any kind in Unicode, the no-break space among them, which {@code strip} leaves. */
  private static final Pattern BLANKS_AROUND = Pattern.compile("(?U)^\\s+|\\s+$");

  /** The longest id that any table could hold: the limit of a DynamoDB sort key in bytes. */
  private static final int LONGEST_ID = 1024;

  private final Limits limits;

  public Input(Limits limits) {
    this.limits = limits;
  }

  /** An id that is not empty; one that no row can have is NOT_FOUND. */
  public String id(String argument, String what, String id) {
    if (id.isBlank()) {
      throw bad(argument, "must not be empty: give an id.");
    }
    if (id.getBytes(StandardCharsets.UTF_8).length > LONGEST_ID) {
      throw DomainException.notFound(what);
    }
    return id;
  }

  public int first(int first) {
    if (first < 1 || first > limits.first()) {
      throw bad("first", "must be between 1 and " + limits.first() + ", and is " + first + ".");
    }
    return first;
  }

  /** A title on one line, without blanks around it. */
  public String title(String title) {
    var text = text("title", title, limits.title());
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw bad("title", "must be one line without control characters.");
    }
    return text;
  }

  /** A description, without blanks around it; line breaks and tabs may be in it. */
  public String description(String description) {
    return description("description", description);
  }

  /** Several descriptions, at least one. */
  public List<String> descriptions(List<String> descriptions) {
    var size = descriptions.size();
    if (size < 1 || size > limits.itemsAtOnce()) {
      throw bad(
          "descriptions",
          "must have between 1 and " + limits.itemsAtOnce() + " entries, and has " + size + ".");
    }
    return IntStream.range(0, size)
        .mapToObj(i -> description("descriptions[" + i + "]", descriptions.get(i)))
        .toList();
  }

  /** An e-mail address as it is stored: trimmed, in lower case. */
  public String email(String email) {
    var text = text("email", email, limits.email());
    if (!EMAIL.matcher(text).matches()) {
      throw bad("email", "must be an e-mail address such as ada@example.com.");
    }
    return text.toLowerCase(Locale.ROOT);
  }

  private String description(String argument, String description) {
    var text = text(argument, description, limits.description());
    if (text.codePoints().anyMatch(c -> Character.isISOControl(c) && "\n\r\t".indexOf(c) < 0)) {
      throw bad(argument, "must not contain control characters other than line breaks and tabs.");
    }
    return text;
  }

  private static String text(String argument, String value, int limit) {
    var text = BLANKS_AROUND.matcher(value).replaceAll("");
    if (text.isEmpty()) {
      throw bad(argument, "must not be empty.");
    }
    var length = text.codePointCount(0, text.length());
    if (length > limit) {
      throw bad(argument, "must have at most " + limit + " characters, and has " + length + ".");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw bad(argument, "must be valid Unicode; it has half of a surrogate pair.");
    }
    return text;
  }

  private static DomainException bad(String argument, String message) {
    return DomainException.badUserInput(argument, "The argument " + argument + " " + message);
  }
}
