package org.guestlist.http;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestlist.model.DomainException;

/**
 * One request as it was sent: a document, and perhaps the name of the operation in it, variables
 * and extensions (GraphQL over HTTP, working draft, section "Request Parameters"). Whatever is not
 * of that form is BAD_USER_INPUT.
 *
 * @param document the document
 * @param operationName the name of the operation that is to be executed; an empty one is none
 * @param variables of which there may be none; numbers are {@link java.math.BigDecimal}
 */
record GraphQlRequest(
    String document, Optional<String> operationName, Map<String, Object> variables) {
  private static final String QUERY = "query";
  private static final String OPERATION_NAME = "operationName";
  private static final String VARIABLES = "variables";
  private static final String EXTENSIONS = "extensions";

  /** What a lenient decoder puts in the place of what is no UTF-8; it may be meant as well. */
  private static final char REPLACEMENT = '\ufffd';

  /** The request that a body of JSON holds. */
  static GraphQlRequest ofBody(Buffer body) {
    var noObject =
        DomainException.badUserInput(
            "body", "The body has to be a JSON object with the field \"query\".");
    return of(RequestJson.object(text(body), "body", "The body", noObject));
  }

  /** The request in the query string of an address. */
  static GraphQlRequest ofParameters(MultiMap parameters) {
    var json = new HashMap<String, Object>();
    for (var name : List.of(QUERY, OPERATION_NAME)) {
      one(parameters, name).ifPresent(text -> json.put(name, text));
    }
    for (var name : List.of(VARIABLES, EXTENSIONS)) {
      one(parameters, name).ifPresent(text -> json.put(name, encoded(name, text)));
    }
    return of(json);
  }

  private static GraphQlRequest of(Map<String, Object> json) {
    if (!(json.get(QUERY) instanceof String document) || document.isBlank()) {
      throw DomainException.badUserInput(QUERY, "The field query has to be a GraphQL document.");
    }
    var name = operationName(json.get(OPERATION_NAME));
    var variables = object(VARIABLES, json);
    object(EXTENSIONS, json);
    return new GraphQlRequest(document, name, variables);
  }

  private static Optional<String> operationName(Object json) {
    if (json != null && !(json instanceof String)) {
      throw DomainException.badUserInput(
          OPERATION_NAME, "The field operationName has to be the name of an operation or null.");
    }
    return Optional.ofNullable((String) json).filter(name -> !name.isEmpty());
  }

  @SuppressWarnings("unchecked") // An object of JSON has names.
  private static Map<String, Object> object(String name, Map<String, Object> json) {
    var value = json.get(name);
    if (value == null) {
      return Collections.emptyMap();
    }
    if (value instanceof Map<?, ?> object) {
      return (Map<String, Object>) object;
    }
    throw notAnObject(name);
  }

  private static String text(Buffer body) {
    var bytes = bytes(body);
    var text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0 ? text : exactText(bytes);
  }

  /** The text, or a refusal where the replacement character stands for what is no UTF-8. */
  private static String exactText(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUnicode) {
      throw DomainException.badUserInput("body", "The body has to be encoded in UTF-8.");
    }
  }

  private static byte[] bytes(Buffer body) {
    return body == null ? new byte[0] : body.getBytes();
  }

  private static Optional<String> one(MultiMap parameters, String name) {
    // To the map, names that differ in capitals are the same.
    var values =
        parameters.entries().stream()
            .filter(e -> e.getKey().equals(name))
            .map(Map.Entry::getValue)
            .toList();
    if (values.size() > 1) {
      throw DomainException.badUserInput(name, "Give the parameter " + name + " once.");
    }
    return values.stream().findFirst();
  }

  private static Object encoded(String name, String text) {
    return "null".equals(text.strip())
        ? null
        : RequestJson.object(text, name, "The parameter " + name, notAnObject(name));
  }

  private static DomainException notAnObject(String name) {
    return DomainException.badUserInput(
        name, "The field " + name + " has to be a JSON object or null.");
  }
}
