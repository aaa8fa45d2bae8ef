package org.guestlist.http;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.guestlist.request.CallLog;

/** Writes the outcome of one execution as the response to its request, and leaves its place. */
final class OutcomeWriter implements BiConsumer<ExecutionResult, Throwable> {
  private final Responses responses;
  private final Function<GraphQLError, Map<String, Object>> format;
  private final RoutingContext request;
  private final ConcurrencyLimit.Place place;
  private final MediaType type;

  OutcomeWriter(
      Responses responses,
      Function<GraphQLError, Map<String, Object>> format,
      RoutingContext request,
      ConcurrencyLimit.Place place,
      MediaType type) {
    this.responses = responses;
    this.format = format;
    this.request = request;
    this.place = place;
    this.type = type;
  }

  /**
   * Writes one of the two, the other of which is null.
   *
   * @param failure of the execution as a whole
   */
  @Override
  public void accept(ExecutionResult result, Throwable failure) {
    place.leave();
    if (failure != null) {
      responses.refuse(request, 500, failure);
      return;
    }
    try {
      write(result);
    } catch (RuntimeException cannotBeWritten) {
      responses.refuse(request, 500, cannotBeWritten);
    }
  }

  private void write(ExecutionResult result) {
    // Without data nothing was executed, and what is partial is an answer.
    var status = result.isDataPresent() ? 200 : type.statusOfRefusal();
    responses.answer(request, type, status, body(result));
  }

  private Map<String, Object> body(ExecutionResult result) {
    var body = new LinkedHashMap<String, Object>();
    if (!result.getErrors().isEmpty()) {
      body.put("errors", result.getErrors().stream().map(format).toList());
    }
    if (result.isDataPresent()) {
      body.put("data", result.getData());
    }
    CallLog.current()
        .ifPresent(log -> body.put("extensions", Map.of("dynamodb", Explanation.of(log))));
    return body;
  }
}
