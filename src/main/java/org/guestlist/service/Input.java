package org.guestlist.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.guestlist.model.DomainException;

/** Checks what a caller gives; every failure is BAD_USER_INPUT and names the argument. */
@ApplicationScoped
public class Input {
  /** The longest id that any table could hold: the limit of a DynamoDB sort key in bytes. */
  private static final int LONGEST_ID = 1024;

  /** Characters that one of an address may be spelled with: a letter with three marks (NFD). */
  private static final int MOST_SPELLED_OUT = 4;

  private final Limits limits;

  public Input(Limits limits) {
    this.limits = limits;
  }

  /** An id that is not empty; one that no row can have is NOT_FOUND. */
  public String id(String argument, String what, String id) {
    requireWhole(argument, id);
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
    if (text.codePoints().anyMatch(Input::isNoneOfOneLine)) {
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

  private static boolean isNoneOfOneLine(int character) {
    return Character.isISOControl(character)
        || Characters.isLineOrParagraphSeparator(character)
        || Characters.changesDirection(character);
  }

  /** An e-mail address as it is stored: in its one form, see docs/adr/0022. */
  public String email(String email) {
    var text = notEmpty("email", email);
    requireAtMost("email", text, MOST_SPELLED_OUT * limits.email());
    requireWhole("email", text);
    var address =
        EmailAddress.normalize(text)
            .orElseThrow(() -> bad("email", "must be an e-mail address such as ada@example.com."));
    requireAtMost("email", address, limits.email());
    return address;
  }

  /** The spellings under which a row may have an address; the first is the one that is stored. */
  List<String> spellings(String email) {
    return EmailAddress.spellings(email(email), Characters.stripped(email));
  }

  private String description(String argument, String description) {
    var text = text(argument, description, limits.description());
    if (text.codePoints().anyMatch(Input::isNoneOfADescription)) {
      throw bad(argument, "must not contain control characters other than line breaks and tabs.");
    }
    return text;
  }

  private static boolean isNoneOfADescription(int character) {
    return (Character.isISOControl(character) && "\n\r\t".indexOf(character) < 0)
        || Characters.changesDirection(character);
  }

  /** Each step takes linear time, and the length is known before the next one begins. */
  private static String text(String argument, String value, int limit) {
    var text = notEmpty(argument, value);
    requireAtMost(argument, text, limit);
    requireWhole(argument, text);
    if (text.codePoints().noneMatch(Characters::isVisible)) {
      throw bad(argument, "must have a character that can be seen.");
    }
    return text;
  }

  private static String notEmpty(String argument, String value) {
    var text = Characters.stripped(value);
    if (text.isEmpty()) {
      throw bad(argument, "must not be empty.");
    }
    return text;
  }

  private static void requireAtMost(String argument, String text, int limit) {
    var length = text.codePointCount(0, text.length());
    if (length > limit) {
      throw bad(argument, "must have at most " + limit + " characters, and has " + length + ".");
    }
  }

  private static void requireWhole(String argument, String text) {
    if (!Characters.areWhole(text)) {
      throw bad(argument, "must be valid Unicode; it has half of a surrogate pair.");
    }
  }

  private static DomainException bad(String argument, String message) {
    return DomainException.badUserInput(argument, "The argument " + argument + " " + message);
  }
}
