package org.guestlist.http;

import graphql.ExecutionResult;
import io.smallrye.graphql.execution.ExecutionResponse;
import io.smallrye.graphql.execution.ExecutionResponseWriter;
import io.smallrye.graphql.execution.ExecutionService;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.json.Json;
import jakarta.json.JsonException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.guestlist.graphql.Errors;
import org.guestlist.model.DomainException;
import org.guestlist.model.ErrorCode;
import org.guestlist.request.CallLog;

/** The one address of the API: {@code POST /graphql} with JSON. */
@ApplicationScoped
class GraphQlEndpoint {
  static final String PATH = "/graphql";

  private static final String JSON = "application/json";

  /** Before the route of the GraphQL extension, whose errors and media types are not ours. */
  private static final int ORDER = -1_000;

  private final ExecutionService executions;
  private final Errors errors;
  private final RequestHeaders headers;
  private final HttpSettings settings;

  GraphQlEndpoint(
      ExecutionService executions, Errors errors, RequestHeaders headers, HttpSettings settings) {
    this.executions = executions;
    this.errors = errors;
    this.headers = headers;
    this.settings = settings;
  }

  void observe(@Observes Router router) {
    router
        .route(PATH)
        .method(HttpMethod.POST)
        .order(ORDER)
        .handler(BodyHandler.create(false).setBodyLimit(settings.bodyLimit()))
        .handler(this::post);
    router.route(PATH).order(ORDER + 1).handler(GraphQlEndpoint::onlyPost);
  }

  private static void onlyPost(RoutingContext request) {
    request.response().setStatusCode(405).putHeader(HttpHeaders.ALLOW, "POST").end();
  }

  private void post(RoutingContext request) {
    if (!isJson(request.request().getHeader(HttpHeaders.CONTENT_TYPE))) {
      request.response().setStatusCode(415).putHeader(HttpHeaders.ACCEPT, JSON).end();
      return;
    }
    try {
      headers.read(request.request());
      var body = body(request);
      executions.executeAsync(body, context(), new Writer(request, body.getString("query")));
    } catch (DomainException refusal) {
      refuse(request, refusal);
    }
  }

  /**
   * GraphiQL sends the header under two spellings, which the browser joins with a comma. Each part
   * has to be JSON: no form of another site can send that.
   */
  private static boolean isJson(String contentType) {
    return contentType != null
        && Stream.of(contentType.split(",", -1))
            .allMatch(type -> JSON.equalsIgnoreCase(type.split(";", 2)[0].strip()));
  }

  private static jakarta.json.JsonObject body(RoutingContext request) {
    try (var reader = Json.createReader(new StringReader(request.body().asString()))) {
      return RequestShape.check(reader.readObject());
    } catch (JsonException | NullPointerException | ClassCastException unreadable) {
      throw DomainException.badUserInput(
          "body", "The body has to be a JSON object with the field \"query\".");
    }
  }

  /**
   * What the GraphQL extension looks for: resolvers run on the event loop, and messages are those
   * that {@link Errors} knows, whatever the language of the machine.
   */
  private static Map<String, Object> context() {
    var context = new HashMap<String, Object>();
    context.put("runBlocking", false);
    context.put("locale", Locale.ENGLISH);
    return context;
  }

  private void refuse(RoutingContext request, Throwable failure) {
    var error = errors.format(failure);
    var isFault = ErrorCode.INTERNAL.name().equals(code(error));
    answer(request, isFault ? 500 : 400, Map.of("errors", List.of(error)));
  }

  private static Object code(Map<String, Object> error) {
    return ((Map<?, ?>) error.get("extensions")).get("code");
  }

  private static void answer(RoutingContext request, int status, Map<String, Object> body) {
    if (request.response().ended() || request.response().closed()) {
      return;
    }
    request
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, JSON + "; charset=utf-8")
        .end(new JsonObject(body).toBuffer());
  }

  /** Writes the outcome of one execution. */
  private final class Writer implements ExecutionResponseWriter {
    private final RoutingContext request;
    private final String document;

    Writer(RoutingContext request, String document) {
      this.request = request;
      this.document = document;
    }

    @Override
    public void write(ExecutionResponse response) {
      answer(request, 200, body(response.getExecutionResult()));
    }

    private Map<String, Object> body(ExecutionResult result) {
      var body = new LinkedHashMap<String, Object>();
      if (!result.getErrors().isEmpty()) {
        body.put("errors", errors.format(document, result.getErrors()));
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
      refuse(request, failure);
    }
  }
}
