package org.guestlist.http;

import io.smallrye.graphql.execution.ExecutionResponse;
import io.smallrye.graphql.execution.ExecutionResponseWriter;
import io.smallrye.graphql.execution.ExecutionService;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Executes an operation that nobody sent and that asks for nothing, so that what is made at the
 * first one is there when somebody sends one. For where a program is started because somebody
 * waits.
 */
@ApplicationScoped
public class Rehearsal {
  private static final String OPERATION = "{\"query\":\"{ __typename }\"}";

  private final ExecutionService executions;
  private final Admission admission;
  private final Execution execution;

  Rehearsal(ExecutionService executions, Admission admission, Execution execution) {
    this.executions = executions;
    this.admission = admission;
    this.execution = execution;
  }

  /** Executes it on the calling thread; fails where it fails, which has no consequences. */
  public CompletionStage<Void> run() {
    var outcome = new Outcome();
    try {
      var operation = GraphQlRequest.ofBody(Buffer.buffer(OPERATION));
      var admitted = admission.admit(operation);
      executions.executeAsync(operation.json(), execution.context(admitted), outcome);
    } catch (RuntimeException failure) {
      outcome.fail(failure);
    }
    return outcome.done;
  }

  private static final class Outcome implements ExecutionResponseWriter {
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    @Override
    public void write(ExecutionResponse response) {
      Map<String, Object> data = response.getExecutionResult().getData();
      new JsonObject(Map.of("data", data)).toBuffer();
      done.complete(null);
    }

    @Override
    public void fail(Throwable failure) {
      done.completeExceptionally(failure);
    }
  }
}
