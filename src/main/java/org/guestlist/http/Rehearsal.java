package org.guestlist.http;

import graphql.ExecutionResult;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.guestlist.graphql.Engine;

/**
 * Executes an operation that nobody sent and that asks for nothing, so that what is made at the
 * first one is there when somebody sends one. For where a program is started because somebody
 * waits.
 */
@ApplicationScoped
public class Rehearsal {
  private static final String OPERATION = "{\"query\":\"{ __typename }\"}";

  private final Engine engine;
  private final Admission admission;

  Rehearsal(Engine engine, Admission admission) {
    this.engine = engine;
    this.admission = admission;
  }

  /** Executes it on the calling thread; fails where it fails, which has no consequences. */
  public CompletionStage<Void> run() {
    try {
      var operation = GraphQlRequest.ofBody(Buffer.buffer(OPERATION));
      var document = admission.admit(operation).document();
      return engine
          .execute(document, operation.operationName(), operation.variables(), false)
          .thenAccept(Rehearsal::write);
    } catch (RuntimeException failure) {
      return CompletableFuture.failedFuture(failure);
    }
  }

  private static void write(ExecutionResult result) {
    Map<String, Object> data = result.getData();
    new JsonObject(Map.of("data", data)).toBuffer();
  }
}
