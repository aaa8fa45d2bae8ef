package org.guestlist.http;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.guestlist.model.DomainException;

/**
 * Reads one JSON object, and refuses with BAD_USER_INPUT what is none, what is nested too deeply,
 * numbers that are too long, and objects that have a name twice. The message says which of these it
 * is: the parser says it by exceptions of many kinds, whose text is not for callers.
 */
final class RequestJson {
  /** Objects and arrays in one another; the parser counts on the stack. */
  static final int MOST_LEVELS = 1_000;

  /** The time that a number takes to be read grows with the square of its length. */
  static final int MOST_IN_NUMBER = 1_000;

  /** Of a name that is shown in a message. */
  private static final int MOST_SHOWN = 64;

  /** More levels than are taken, so that the count here comes to an end before the parser's. */
  private static final int LEVELS_OF_PARSER = MOST_LEVELS + 2;

  private static final String LEVELS = "org.eclipse.parsson.maxDepth";

  private static final JsonParserFactory PARSERS =
      Json.createParserFactory(Map.of(LEVELS, LEVELS_OF_PARSER));

  /** Refuses what has a name twice, too: which of the two is meant, nobody can say. */
  private static final JsonReaderFactory READERS =
      Json.createReaderFactory(
          Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE, LEVELS, LEVELS_OF_PARSER));

  private final String argument;
  private final String subject;

  /** The names of each object that is open; an array has none. */
  private final Deque<Set<String>> open = new ArrayDeque<>();

  private RequestJson(String argument, String subject) {
    this.argument = argument;
    this.subject = subject;
  }

  /**
   * The object that a text is.
   *
   * @param argument that the text was given to
   * @param subject the text in a message, such as "The body"
   * @param otherwise what is refused with where the text is something else than an object
   */
  static JsonObject object(
      String text, String argument, String subject, DomainException otherwise) {
    new RequestJson(argument, subject).check(text, otherwise);
    try (var reader = READERS.createReader(new StringReader(text))) {
      return reader.readObject();
    } catch (RuntimeException unreadable) {
      throw otherwise;
    }
  }

  private void check(String text, DomainException otherwise) {
    try (var parser = PARSERS.createParser(new StringReader(text))) {
      if (text.isBlank() || parser.next() != JsonParser.Event.START_OBJECT) {
        throw otherwise;
      }
      open.push(new HashSet<>());
      while (!open.isEmpty()) {
        check(parser, parser.next());
      }
      requireEnd(parser);
    } catch (JsonParsingException noJson) {
      var at = noJson.getLocation();
      throw refusal(
          "is no JSON: look at line %d, column %d.", at.getLineNumber(), at.getColumnNumber());
    } catch (JsonException | IllegalStateException noJson) {
      throw otherwise;
    }
  }

  private void check(JsonParser parser, JsonParser.Event event) {
    switch (event) {
      case START_OBJECT, START_ARRAY -> enter();
      case END_OBJECT, END_ARRAY -> open.pop();
      case KEY_NAME -> checkName(parser.getString());
      case VALUE_NUMBER -> checkNumber(parser);
      default -> {
        // A text, true, false and null are as they may be.
      }
    }
  }

  private void enter() {
    open.push(new HashSet<>());
    if (open.size() > MOST_LEVELS) {
      throw refusal("is nested too deeply: it may have %,d levels.", MOST_LEVELS);
    }
  }

  private void checkName(String name) {
    if (open.element().add(name)) {
      return;
    }
    if (name.length() > MOST_SHOWN) {
      throw refusal("has an object with one name twice: give each name once.");
    }
    throw refusal("has the name \"%s\" twice in one object: give it once.", name);
  }

  private void checkNumber(JsonParser parser) {
    if (parser.getString().length() > MOST_IN_NUMBER) {
      throw refusal("has a number that is too long: it may have %,d characters.", MOST_IN_NUMBER);
    }
    try {
      parser.getBigDecimal();
    } catch (ArithmeticException | NumberFormatException | UnsupportedOperationException tooFar) {
      throw refusal("has a number whose exponent is too large.");
    }
  }

  private void requireEnd(JsonParser parser) {
    try {
      parser.hasNext();
    } catch (JsonException more) {
      throw refusal("has something after the JSON object: send the object alone.");
    }
  }

  private DomainException refusal(String problem, Object... details) {
    return DomainException.badUserInput(
        argument, subject + " " + String.format(Locale.ROOT, problem, details));
  }
}
