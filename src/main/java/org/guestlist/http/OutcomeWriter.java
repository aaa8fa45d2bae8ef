package org.guestlist.http;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import io.smallrye.graphql.execution.ExecutionResponse;
import io.smallrye.graphql.execution.ExecutionResponseWriter;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.guestlist.request.CallLog;

/** Writes the outcome of one execution as the response to its request, and leaves its place. */
final class OutcomeWriter implements ExecutionResponseWriter {
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

  @Override
  public void write(ExecutionResponse response) {
    place.leave();
    var result = response.getExecutionResult();
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

  @Override
  public void fail(Throwable failure) {
    place.leave();
    responses.refuse(request, 500, failure);
  }
}
