package org.guestlist.http;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.guestlist.model.DomainException;

/**
 * Reads one JSON object in one pass, and refuses with BAD_USER_INPUT what is none, what is nested
 * too deeply, numbers that are too long, and objects that have a name twice. The message says which
 * of these it is: the parser says it by exceptions of many kinds, whose text is not for callers.
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

  /** The factory is kept: Json.createParser looks for the provider each time it is called. */
  private static final JsonParserFactory PARSERS =
      Json.createParserFactory(Map.of("org.eclipse.parsson.maxDepth", LEVELS_OF_PARSER));

  private final String argument;
  private final String subject;
  private final Deque<Container> open = new ArrayDeque<>();

  /** An object or an array that has not ended. */
  private static final class Container {
    /** Null of an array. */
    private final Map<String, Object> object;

    /** Null of an object. */
    private final List<Object> array;

    /** That of the value that comes next. */
    private String name;

    private Container(Map<String, Object> object, List<Object> array) {
      this.object = object;
      this.array = array;
    }

    void add(Object value) {
      if (array == null) {
        object.put(name, value);
      } else {
        array.add(value);
      }
    }
  }

  private RequestJson(String argument, String subject) {
    this.argument = argument;
    this.subject = subject;
  }

  /**
   * The object that a text is, of maps, lists, texts, {@link BigDecimal}, truth values and null.
   *
   * @param argument that the text was given to
   * @param subject the text in a message, such as "The body"
   * @param otherwise what is refused with where the text is something else than an object
   */
  static Map<String, Object> object(
      String text, String argument, String subject, DomainException otherwise) {
    return new RequestJson(argument, subject).read(text, otherwise);
  }

  private Map<String, Object> read(String text, DomainException otherwise) {
    try (var parser = PARSERS.createParser(new StringReader(text))) {
      if (text.isBlank() || parser.next() != JsonParser.Event.START_OBJECT) {
        throw otherwise;
      }
      var object = new HashMap<String, Object>();
      enter(new Container(object, null));
      while (!open.isEmpty()) {
        read(parser, parser.next());
      }
      requireEnd(parser);
      return object;
    } catch (JsonParsingException noJson) {
      var at = noJson.getLocation();
      throw refusal(
          "is no JSON: look at line %d, column %d.", at.getLineNumber(), at.getColumnNumber());
    } catch (JsonException | IllegalStateException noJson) {
      throw otherwise;
    }
  }

  private void read(JsonParser parser, JsonParser.Event event) {
    switch (event) {
      case START_OBJECT -> addObject();
      case START_ARRAY -> addArray();
      case END_OBJECT, END_ARRAY -> open.pop();
      case KEY_NAME -> name(parser.getString());
      case VALUE_NUMBER -> add(number(parser));
      case VALUE_STRING -> add(parser.getString());
      case VALUE_TRUE -> add(true);
      case VALUE_FALSE -> add(false);
      case VALUE_NULL -> add(null);
    }
  }

  private void add(Object value) {
    open.element().add(value);
  }

  private void addObject() {
    var object = new HashMap<String, Object>();
    add(object);
    enter(new Container(object, null));
  }

  private void addArray() {
    var array = new ArrayList<>();
    add(array);
    enter(new Container(null, array));
  }

  private void enter(Container container) {
    open.push(container);
    if (open.size() > MOST_LEVELS) {
      throw refusal("is nested too deeply: it may have %,d levels.", MOST_LEVELS);
    }
  }

  private void name(String name) {
    var container = open.element();
    if (!container.object.containsKey(name)) {
      container.name = name;
      return;
    }
    if (name.length() > MOST_SHOWN) {
      throw refusal("has an object with one name twice: give each name once.");
    }
    throw refusal("has the name \"%s\" twice in one object: give it once.", name);
  }

  private BigDecimal number(JsonParser parser) {
    if (parser.getString().length() > MOST_IN_NUMBER) {
      throw refusal("has a number that is too long: it may have %,d characters.", MOST_IN_NUMBER);
    }
    try {
      return parser.getBigDecimal();
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
