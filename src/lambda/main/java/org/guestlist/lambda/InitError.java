package org.guestlist.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What keeps the function from starting, as it is told to Lambda, which shows it to the operator
 * (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html#runtimes-api-initerror).
 */
final class InitError {
  private static final String RUNTIME_INTERFACE = "AWS_LAMBDA_RUNTIME_API";
  private static final AtomicBoolean REPORTED = new AtomicBoolean();

  private InitError() {}

  /** Tells Lambda, once: the first is the cause. Does nothing elsewhere. */
  static void report(Throwable failure) {
    if (System.getenv(RUNTIME_INTERFACE) == null || !REPORTED.compareAndSet(false, true)) {
      return;
    }
    try {
      post(rootOf(failure));
    } catch (IOException unheard) {
      System.err.println("Lambda could not be told: " + unheard.getMessage());
    }
  }

  private static Throwable rootOf(Throwable failure) {
    return failure.getCause() == null ? failure : rootOf(failure.getCause());
  }

  private static void post(Throwable failure) throws IOException {
    var error =
        new JsonObject()
            .put("errorType", "Guestlist." + failure.getClass().getSimpleName())
            .put("errorMessage", String.valueOf(failure.getMessage()))
            .put("stackTrace", List.of());
    var address =
        new URL("http://" + System.getenv(RUNTIME_INTERFACE) + "/2018-06-01/runtime/init/error");
    var connection = (HttpURLConnection) address.openConnection();
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setRequestProperty(
        "Lambda-Runtime-Function-Error-Type", error.getString("errorType"));
    connection.getOutputStream().write(error.encode().getBytes(UTF_8));
    connection.getResponseCode();
  }
}
