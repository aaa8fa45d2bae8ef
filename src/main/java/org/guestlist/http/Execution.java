package org.guestlist.http;

import graphql.parser.InvalidSyntaxException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.guestlist.graphql.Engine;
import org.guestlist.graphql.Errors;
import org.guestlist.identity.CurrentCaller;
import org.guestlist.model.DomainException;

/** Admits an operation, has it executed, and answers its request with the outcome. */
@ApplicationScoped
class Execution {
  private final Engine engine;
  private final CurrentCaller caller;
  private final AdmissionThreads admission;
  private final CallerLimits shares;
  private final Errors errors;
  private final Responses responses;
  private final Refusals refusals;
  private final HttpSettings settings;

  Execution(
      Engine engine,
      CurrentCaller caller,
      AdmissionThreads admission,
      CallerLimits shares,
      Errors errors,
      Responses responses,
      Refusals refusals,
      HttpSettings settings) {
    this.engine = engine;
    this.caller = caller;
    this.admission = admission;
    this.shares = shares;
    this.errors = errors;
    this.responses = responses;
    this.refusals = refusals;
    this.settings = settings;
  }

  /**
   * Executes an operation of the present caller, who was verified.
   *
   * @param place which is left when the request is answered
   * @return when the execution has begun or is refused, with an answer; fails only where neither
   *     could be decided
   */
  Uni<Void> of(
      GraphQlRequest operation,
      RoutingContext request,
      ConcurrencyLimit.Place place,
      MediaType type) {
    if (!admission.knows(operation)) {
      shares.chargeNew(request, operation.document());
    }
    return admission
        .admit(operation, caller.isShown())
        .invoke(admitted -> execute(operation, admitted, request, place, type))
        .replaceWithVoid()
        .onFailure(Execution::isRefusal)
        .recoverWithItem(
            refusal -> {
              place.leave();
              responses.answer(request, type, type.statusOfRefusal(), responses.errors(refusal));
              return null;
            });
  }

  private static boolean isRefusal(Throwable failure) {
    return failure instanceof DomainException || failure instanceof InvalidSyntaxException;
  }

  private void execute(
      GraphQlRequest operation,
      Admitted admitted,
      RoutingContext request,
      ConcurrencyLimit.Place place,
      MediaType type) {
    shares.charge(request, admitted.cost());
    if (admitted.mayChange() && HttpMethod.GET.equals(request.request().method())) {
      place.leave();
      refusals.refuseMethod(request, "POST", "Send mutations by POST.");
      return;
    }
    engine
        .execute(
            admitted.document(),
            operation.operationName(),
            operation.variables(),
            settings.introspection())
        .whenComplete(
            new OutcomeWriter(
                responses,
                error -> errors.format(error, admitted::argumentOf),
                request,
                place,
                type));
  }
}
