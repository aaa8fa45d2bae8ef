package org.guestlist.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.function.Supplier;
import org.guestlist.identity.CurrentCaller;
import org.guestlist.model.DomainException;
import org.guestlist.request.Deadline;
import org.guestlist.request.RequestBudget;

/**
 * The one address of the API: queries by GET and POST, mutations by POST (GraphQL over HTTP,
 * working draft).
 */
@ApplicationScoped
class GraphQlEndpoint {
  static final String PATH = "/graphql";

  /**
   * Before the routes of the GraphQL extension, whose errors and media types are not ours, and
   * after the filter of Quarkus for requests from other sites, which has the order -300.
   */
  static final int ORDER = -150;

  private static final String GET_AND_POST = "GET, POST";

  private final Execution execution;
  private final CurrentCaller caller;
  private final Responses responses;
  private final RequestHeaders headers;
  private final RequestBodies bodies;
  private final OperationLimits limits;
  private final Platform platform;
  private final ConcurrencyLimit places;
  private final CallerLimits shares;
  private final Refusals refusals;

  GraphQlEndpoint(
      Execution execution,
      CurrentCaller caller,
      Responses responses,
      RequestHeaders headers,
      RequestBodies bodies,
      OperationLimits limits,
      Platform platform,
      ConcurrencyLimit places,
      CallerLimits shares,
      Refusals refusals) {
    this.execution = execution;
    this.caller = caller;
    this.responses = responses;
    this.headers = headers;
    this.bodies = bodies;
    this.limits = limits;
    this.platform = platform;
    this.places = places;
    this.shares = shares;
    this.refusals = refusals;
  }

  void observe(@Observes Router router) {
    router.route(PATH).method(HttpMethod.POST).order(ORDER).handler(bodies::expect);
    router
        .route(PATH)
        .method(HttpMethod.POST)
        .order(ORDER + 1)
        .handler(BodyHandler.create(false).setBodyLimit(limits.body()))
        .handler(request -> receive(request, () -> GraphQlRequest.ofBody(request.body().buffer())))
        .failureHandler(bodies::refuse);
    router
        .route(PATH)
        .method(HttpMethod.GET)
        .order(ORDER + 1)
        .handler(
            request -> receive(request, () -> GraphQlRequest.ofParameters(request.queryParams())));
    router
        .route(PATH)
        .order(ORDER + 2)
        .handler(
            request ->
                refusals.refuseMethod(request, GET_AND_POST, "Send queries by GET or POST."));
  }

  private void receive(RoutingContext request, Supplier<GraphQlRequest> read) {
    places.enter(request).ifPresent(place -> begin(request, place, read));
  }

  private void begin(
      RoutingContext request, ConcurrencyLimit.Place place, Supplier<GraphQlRequest> read) {
    var accepted = MediaType.accepted(request);
    if (accepted.isEmpty()) {
      var advice = "Accept application/json or application/graphql-response+json.";
      place.leave();
      responses.refuse(request, 406, DomainException.badUserInput("Accept", advice));
      return;
    }
    try {
      Deadline.begin(timeFor(request));
      RequestBudget.begin(limits.requests());
      headers.read(request.request());
      // Bad credentials are refused before anybody works on the document; none are enough to see
      // the schema where it is shown, and what needs a caller asks for one. The share comes before
      // the body is looked at, so that what cannot be read counts as well.
      caller
          .verify()
          .chain(() -> shares.admit(request, place))
          .map(admitted -> read.get())
          .chain(operation -> execution.of(operation, request, place, accepted.get()))
          .subscribe()
          .with(begun -> {}, failure -> refusals.refuse(request, place, failure));
    } catch (DomainException refusal) {
      place.leave();
      responses.refuse(request, 400, refusal);
    }
  }

  private Duration timeFor(RoutingContext request) {
    return platform
        .timeLeft(request.request())
        .filter(left -> left.compareTo(limits.deadline()) < 0)
        .orElse(limits.deadline());
  }
}
