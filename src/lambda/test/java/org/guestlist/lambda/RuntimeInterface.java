package org.guestlist.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Pattern;

/**
 * The runtime interface of Lambda, for one instance of a function: it hands out events one after
 * the other and takes what comes of them
 * (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html). Needs the JDK alone. Has to be
 * closed. Thread-safe.
 */
public final class RuntimeInterface implements AutoCloseable {
  /** What Lambda takes as the answer of an invocation. */
  private static final int LARGEST_RESPONSE = 6 * 1024 * 1024;

  static {
    // Otherwise each answer waits for the acknowledgement of its head, which is late.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final String BASE = "/2018-06-01/runtime/";
  private static final Pattern OUTCOME = Pattern.compile("invocation/([^/]+)/(response|error)");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final Map<String, Invocation> handedOut = new ConcurrentHashMap<>();
  private final CompletableFuture<String> initError = new CompletableFuture<>();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();

  /**
   * What became of an event.
   *
   * @param failed whether the function reported an error in place of a response
   * @param body the response or the error, as the function sent it
   */
  public record Outcome(boolean failed, String body) {}

  private record Invocation(
      String id, String event, Duration time, CompletableFuture<Outcome> outcome) {}

  private RuntimeInterface(HttpServer server) {
    this.server = server;
  }

  /** One that listens at a free port of this machine. */
  public static RuntimeInterface start() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var started = new RuntimeInterface(server);
    server.setExecutor(started.threads);
    server.createContext(BASE, started::answer);
    server.start();
    return started;
  }

  /** What a function finds in AWS_LAMBDA_RUNTIME_API. */
  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * Sends an event.
   *
   * @param time after which Lambda would end the invocation; here nobody does
   */
  public CompletableFuture<Outcome> invoke(String event, Duration time) {
    return invoke(UUID.randomUUID().toString(), event, time);
  }

  /** Sends an event under an id. */
  public CompletableFuture<Outcome> invoke(String id, String event, Duration time) {
    var outcome = new CompletableFuture<Outcome>();
    waiting.add(new Invocation(id, event, time, outcome));
    return outcome;
  }

  /** The error with which the function says that it cannot start. */
  public CompletableFuture<String> initError() {
    return initError;
  }

  /** Completes when the function asks for its first event. */
  public CompletableFuture<Void> ready() {
    return ready;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath().substring(BASE.length());
      var outcome = OUTCOME.matcher(path);
      if (path.equals("invocation/next")) {
        handOut(exchange);
      } else if (path.equals("init/error")) {
        initError.complete(body(exchange));
        send(exchange, 202, "{\"status\":\"OK\"}");
      } else if (outcome.matches()) {
        take(exchange, outcome.group(1), outcome.group(2).equals("error"));
      } else {
        send(exchange, 404, "{}");
      }
    }
  }

  private void handOut(HttpExchange exchange) throws IOException {
    ready.complete(null);
    try {
      var invocation = waiting.take();
      handedOut.put(invocation.id(), invocation);
      var headers = exchange.getResponseHeaders();
      headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
      headers.set(
          "Lambda-Runtime-Deadline-Ms",
          String.valueOf(Instant.now().plus(invocation.time()).toEpochMilli()));
      headers.set(
          "Lambda-Runtime-Invoked-Function-Arn",
          "arn:aws:lambda:us-east-1:123456789012:function:guestlist");
      headers.set(
          "Lambda-Runtime-Trace-Id",
          "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1");
      send(exchange, 200, invocation.event());
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(HttpExchange exchange, String id, boolean failed) throws IOException {
    var body = body(exchange);
    var invocation = handedOut.get(id);
    if (invocation == null) {
      send(exchange, 400, "{\"errorType\":\"InvalidRequestID\"}");
      return;
    }
    if (body.getBytes(UTF_8).length > LARGEST_RESPONSE) {
      send(exchange, 413, "{\"errorType\":\"RequestEntityTooLarge\"}");
      return;
    }
    send(exchange, 202, "{\"status\":\"OK\"}");
    handedOut.remove(id);
    invocation.outcome().complete(new Outcome(failed, body));
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    var bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
