package org.guestlist.graphql;

import graphql.ErrorType;
import graphql.ExceptionWhileDataFetching;
import graphql.GraphQLError;
import graphql.execution.NonNullableValueCoercedAsNullException;
import graphql.language.SourceLocation;
import graphql.parser.InvalidSyntaxException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.guestlist.model.DomainException;
import org.guestlist.model.ErrorCode;
import org.guestlist.model.Item;
import org.guestlist.model.TodoList;

/** Errors as the contract shows them; what a client must not see goes to the log. */
@ApplicationScoped
public class Errors {
  private static final int LONGEST_MESSAGE = 300;
  private static final int HEAD = 160;
  private static final int TAIL = 80;

  /** What a client did wrong before anything was executed. */
  private static final Set<ErrorType> BAD_REQUEST =
      Set.of(ErrorType.InvalidSyntax, ErrorType.ValidationError, ErrorType.OperationNotSupported);

  /**
   * An error of an execution, as the response carries it.
   *
   * @param argumentOf the argument that a variable of the request is given to
   */
  public Map<String, Object> format(GraphQLError error, UnaryOperator<String> argumentOf) {
    var formatted =
        error instanceof ExceptionWhileDataFetching failed
            ? format(failed.getException())
            : formatRequestError(error, argumentOf);
    locate(formatted, error);
    if (error.getPath() != null) {
      formatted.put("path", error.getPath());
    }
    return formatted;
  }

  /**
   * A failure as the response carries it, without a path, and with locations only where the
   * document is no GraphQL.
   */
  public Map<String, Object> format(Throwable failure) {
    if (failure instanceof InvalidSyntaxException invalid) {
      var formatted = formatted(RequestErrors.message(invalid), ErrorCode.BAD_USER_INPUT, Map.of());
      locate(formatted, invalid.toInvalidSyntaxError());
      return formatted;
    }
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof NonNullableValueCoercedAsNullException refused) {
        return formatRequestError(refused, UnaryOperator.identity());
      }
      if (cause instanceof DomainException expected) {
        return formatted(expected.getMessage(), expected.code(), details(expected));
      }
    }
    var incident = IncidentLog.current().numberOf(failure);
    return formatted(
        "Something went wrong on our side; the incident has been logged.",
        ErrorCode.INTERNAL,
        Map.of("incident", incident));
  }

  private Map<String, Object> formatRequestError(
      GraphQLError error, UnaryOperator<String> argumentOf) {
    return BAD_REQUEST.contains(error.getErrorType()) || error.getPath() == null
        ? formatted(
            RequestErrors.message(error),
            ErrorCode.BAD_USER_INPUT,
            RequestErrors.details(error, argumentOf))
        : format(new IllegalStateException(error.getMessage()));
  }

  private static Map<String, Object> formatted(
      String message, ErrorCode code, Map<String, Object> details) {
    var extensions = new LinkedHashMap<String, Object>();
    extensions.put("code", code.name());
    // One order in every process: logs and documents can be compared
    extensions.putAll(new TreeMap<>(details));
    var formatted = new LinkedHashMap<String, Object>();
    formatted.put("message", shortened(message));
    formatted.put("extensions", extensions);
    return formatted;
  }

  /** A message may repeat what was sent, all 64 KiB of it; its beginning and its end will do. */
  private static String shortened(String message) {
    if (message.codePointCount(0, message.length()) <= LONGEST_MESSAGE) {
      return message;
    }
    var head = message.offsetByCodePoints(0, HEAD);
    var tail = message.offsetByCodePoints(message.length(), -TAIL);
    return message.substring(0, head) + " … " + message.substring(tail);
  }

  private static Map<String, Object> details(DomainException expected) {
    var details = new LinkedHashMap<>(expected.details());
    details.computeIfPresent("current", (name, current) -> current(current));
    return details;
  }

  private static Object current(Object current) {
    if (current instanceof Item item) {
      return new TreeMap<>(
          Map.of(
              "id", ItemIds.encode(item.key()),
              "description", item.description(),
              "done", item.done(),
              "order", item.order(),
              "version", item.version(),
              "createdAt", item.createdAt().toString()));
    }
    var list = (TodoList) current;
    return new TreeMap<>(Map.of("id", list.id(), "title", list.title(), "version", list.version()));
  }

  private static void locate(Map<String, Object> formatted, GraphQLError error) {
    if (error.getLocations() != null && !error.getLocations().isEmpty()) {
      formatted.put("locations", error.getLocations().stream().map(Errors::location).toList());
    }
  }

  private static Map<String, Object> location(SourceLocation location) {
    return new TreeMap<>(Map.of("line", location.getLine(), "column", location.getColumn()));
  }
}
