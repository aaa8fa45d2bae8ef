package org.guestlist.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.guestlist.model.DomainException;

/** What a body has to be before it is read: JSON, in UTF-8, not too long, and here in time. */
@ApplicationScoped
class RequestBodies {
  private static final String JSON = "application/json";
  private static final String IDENTITY = "identity";
  private static final Set<String> UTF_8 = Set.of("utf-8", "\"utf-8\"", "utf8");

  private final Responses responses;
  private final HttpSettings settings;
  private final OperationLimits limits;

  RequestBodies(Responses responses, HttpSettings settings, OperationLimits limits) {
    this.responses = responses;
    this.limits = limits;
    this.settings = settings;
  }

  /** Refuses what its headers show to be unfit, and lets the rest come in for a while. */
  void expect(RoutingContext request) {
    var given = request.request();
    if (!isJson(given.headers().getAll(HttpHeaders.CONTENT_TYPE))) {
      request.response().putHeader(HttpHeaders.ACCEPT, JSON);
      refuse(request, 415, DomainException.badUserInput("Content-Type", "Send " + JSON + "."));
      return;
    }
    if (!given.headers().getAll(HttpHeaders.CONTENT_ENCODING).stream()
        .allMatch(RequestBodies::isPlain)) {
      request.response().putHeader(HttpHeaders.ACCEPT_ENCODING, IDENTITY);
      refuse(
          request,
          415,
          DomainException.badUserInput(
              "Content-Encoding", "Send the body as it is, without Content-Encoding."));
      return;
    }
    var timer =
        request.vertx().setTimer(settings.bodyTimeout().toMillis(), id -> refuseIfNotHere(request));
    request.addEndHandler(ended -> request.vertx().cancelTimer(timer));
    BodyReading.begin(request, () -> refuse(request, 400, broken()));
    request.next();
  }

  private static DomainException broken() {
    return DomainException.badUserInput(
        "body", "The body is no chunked coding that can be read: send it anew.");
  }

  private void refuseIfNotHere(RoutingContext request) {
    if (!request.request().isEnded()) {
      var advice =
          "The body has to be here within "
              + settings.bodyTimeout().toMillis()
              + " ms: send it again.";
      refuse(request, 408, DomainException.badUserInput("body", advice));
    }
  }

  /** Answers where reading the body failed. */
  void refuse(RoutingContext request) {
    switch (request.statusCode()) {
      case 413 -> refuse(request, 413, tooLong(request));
      case 417 -> {
        var advice = "Send the header Expect with \"100-continue\", or leave it out.";
        refuse(request, 417, DomainException.badUserInput("Expect", advice));
      }
      case 500 -> refuse(request, 500, request.failure());
      default -> {
        var advice = "The body cannot be read: send " + JSON + ".";
        refuse(request, request.statusCode(), DomainException.badUserInput("body", advice));
      }
    }
  }

  private DomainException tooLong(RoutingContext request) {
    var limit = limits.body();
    // Where the length was not said, reading stopped at the limit.
    var length =
        Optional.ofNullable(request.request().getHeader(HttpHeaders.CONTENT_LENGTH))
            .map(Long::valueOf)
            .orElse(limit + 1L);
    return DomainException.tooLarge("bytes in its body", limit, length);
  }

  private void refuse(RoutingContext request, int status, Throwable refusal) {
    // One who was refused, and then goes away, has had the answer.
    if (request.response().headWritten()) {
      return;
    }
    if (!request.request().isEnded()) {
      LingeringClose.after(request);
    }
    responses.refuse(request, status, refusal);
  }

  /**
   * GraphiQL sends the header under two spellings, which the browser joins with a comma, and Lambda
   * takes apart again. Each part has to be JSON: no form of another site can send that.
   */
  private static boolean isJson(List<String> contentTypes) {
    return !contentTypes.isEmpty()
        && contentTypes.stream()
            .flatMap(types -> Stream.of(types.split(",", -1)))
            .allMatch(RequestBodies::isJsonInUtf8);
  }

  private static boolean isJsonInUtf8(String type) {
    var parts = Stream.of(type.split(";", -1)).map(String::strip).toList();
    return JSON.equalsIgnoreCase(parts.get(0))
        && parts.stream()
            .map(part -> part.toLowerCase(Locale.ROOT))
            .filter(part -> part.startsWith("charset="))
            .allMatch(part -> UTF_8.contains(part.substring("charset=".length())));
  }

  private static boolean isPlain(String contentEncoding) {
    return IDENTITY.equalsIgnoreCase(contentEncoding.strip());
  }
}
