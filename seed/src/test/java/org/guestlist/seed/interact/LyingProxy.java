package org.guestlist.seed.interact;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a service, and does one thing of many not as it was asked. Has to be closed. */
final class LyingProxy implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final HttpServer server;
  private final URI service;
  private final Lie lie;
  private final AtomicInteger seen = new AtomicInteger();
  private volatile String lastTick = "";

  /** What it does wrong. */
  enum Lie {
    /** The answer is that of the tick before, with the next version. */
    SECOND_TICK_ANSWERED_NOT_DONE,
    FIRST_CREATION_DONE_TWICE,
    FIRST_CREATION_UNANSWERED
  }

  private LyingProxy(HttpServer server, URI service, Lie lie) {
    this.server = server;
    this.service = service;
    this.lie = lie;
  }

  static LyingProxy before(URI service, Lie lie) {
    try {
      var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
      var proxy = new LyingProxy(server, service, lie);
      server.createContext("/graphql", proxy::handle);
      server.setExecutor(Executors.newCachedThreadPool());
      server.start();
      return proxy;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/graphql";
  }

  private void handle(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    switch (lie) {
      case SECOND_TICK_ANSWERED_NOT_DONE -> answer(exchange, tick(body));
      case FIRST_CREATION_DONE_TWICE -> answer(exchange, twice(body));
      case FIRST_CREATION_UNANSWERED -> unanswered(exchange, body);
    }
  }

  private String tick(String body) throws IOException {
    if (!body.contains("tickItem(") || seen.incrementAndGet() != 2) {
      var answer = pass(body);
      lastTick = body.contains("tickItem(") ? answer : lastTick;
      return answer;
    }
    // As if the item of the tick before had been changed once more
    return lastTick.replace("\"version\":2", "\"version\":3");
  }

  private String twice(String body) throws IOException {
    if (body.contains("createItem(") && seen.incrementAndGet() == 1) {
      pass(body);
    }
    return pass(body);
  }

  private void unanswered(HttpExchange exchange, String body) throws IOException {
    var answer = pass(body);
    if (body.contains("createItem(") && seen.incrementAndGet() == 1) {
      exchange.close();
      return;
    }
    answer(exchange, answer);
  }

  private String pass(String body) throws IOException {
    try {
      var request =
          HttpRequest.newBuilder(service)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body));
      return HTTP.send(request.build(), BodyHandlers.ofString()).body();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException(stop);
    }
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
