package org.guestlist.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Refuses every request as DynamoDB would that has no capacity left, or is broken; an emulator does
 * neither. The address that is looked up decides which.
 */
public final class FaultyDatabase implements QuarkusTestResourceLifecycleManager {
  public static final String THROTTLED = "throttled@example.com";
  public static final String BROKEN = "broken@example.com";

  private static final String TYPE = "com.amazonaws.dynamodb.v20120810#";

  private static final AtomicInteger LOOKS = new AtomicInteger();

  private HttpServer server;

  /** How often a table was looked at so far. */
  public static int looks() {
    return LOOKS.get();
  }

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext("/", FaultyDatabase::refuse);
    server.start();
    var settings = new HashMap<>(Management.settings());
    settings.put(
        "quarkus.dynamodb.endpoint-override", "http://localhost:" + server.getAddress().getPort());
    settings.put("quarkus.dynamodb.aws.region", "us-east-1");
    settings.put("quarkus.dynamodb.aws.credentials.type", "static");
    settings.put("quarkus.dynamodb.aws.credentials.static-provider.access-key-id", "local");
    settings.put("quarkus.dynamodb.aws.credentials.static-provider.secret-access-key", "local");
    settings.put("guestlist.create-tables", "false");
    settings.put("guestlist.demo-data", "false");
    return settings;
  }

  private static void refuse(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      if (exchange.getRequestHeaders().getFirst("X-Amz-Target").endsWith("DescribeTable")) {
        LOOKS.incrementAndGet();
      }
      var throttled = request.contains(THROTTLED);
      var type = throttled ? "ProvisionedThroughputExceededException" : "InternalServerError";
      var body = "{\"__type\":\"%s%s\",\"message\":\"table users\"}".formatted(TYPE, type);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(throttled ? 400 : 500, body.length());
      exchange.getResponseBody().write(body.getBytes(UTF_8));
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }
}
