package org.guestlist.http;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestlist.testing.Wire;
import org.junit.jupiter.api.DynamicTest;

/**
 * Exchanges that are made at the same time, as each waits until the program closes its connection.
 */
final class Exchanges {
  private Exchanges() {}

  /** What came back, by the request; all requests are under way when this returns. */
  static Map<String, Future<Wire.Received>> begin(
      Collection<String> requests, Function<String, Wire.Received> exchange) {
    var calls = Executors.newFixedThreadPool(requests.size());
    try {
      return requests.stream()
          .collect(
              Collectors.toMap(
                  request -> request, request -> calls.submit(() -> exchange.apply(request))));
    } finally {
      calls.shutdown();
    }
  }

  /**
   * A test of each exchange.
   *
   * @param requests by the name of the test
   */
  static Stream<DynamicTest> tests(
      Map<String, String> requests,
      Function<String, Wire.Received> exchange,
      Consumer<Wire.Received> check) {
    var received = begin(requests.values(), exchange);
    return requests.entrySet().stream()
        .map(
            request ->
                dynamicTest(
                    request.getKey(),
                    () -> check(request.getValue(), received.get(request.getValue()), check)));
  }

  private static void check(
      String request, Future<Wire.Received> received, Consumer<Wire.Received> check)
      throws ExecutionException, InterruptedException {
    try {
      check.accept(received.get());
    } catch (AssertionError failed) {
      throw new AssertionError("Of " + request, failed);
    }
  }
}
