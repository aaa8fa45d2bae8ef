package org.guestlist.http;

import graphql.introspection.Introspection;
import graphql.parser.InvalidSyntaxException;
import io.smallrye.graphql.execution.ExecutionService;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.guestlist.graphql.Errors;
import org.guestlist.graphql.SchemaContract;
import org.guestlist.identity.CurrentCaller;
import org.guestlist.model.DomainException;

/** Admits an operation, has it executed, and answers its request with the outcome. */
@ApplicationScoped
class Execution {
  private final ExecutionService executions;
  private final CurrentCaller caller;
  private final AdmissionThreads admission;
  private final CallerLimits shares;
  private final Errors errors;
  private final Responses responses;
  private final Refusals refusals;
  private final HttpSettings settings;

  Execution(
      ExecutionService executions,
      CurrentCaller caller,
      AdmissionThreads admission,
      CallerLimits shares,
      Errors errors,
      Responses responses,
      Refusals refusals,
      HttpSettings settings) {
    this.executions = executions;
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
    executions.executeAsync(
        operation.json(),
        context(admitted),
        new OutcomeWriter(
            responses, error -> errors.format(error, admitted::argumentOf), request, place, type));
  }

  /**
   * What the GraphQL extension looks for: resolvers run on the event loop, and messages are those
   * that {@link Errors} knows. graphql-java has no bundle for English, and would take that of the
   * machine's language: the root has no such substitute.
   */
  Map<String, Object> context(Admitted admitted) {
    var context = new HashMap<String, Object>();
    context.put("runBlocking", false);
    context.put("locale", Locale.ROOT);
    context.put(SchemaContract.DOCUMENT, admitted.document());
    context.put(Introspection.INTROSPECTION_DISABLED, !settings.introspection());
    return context;
  }
}
