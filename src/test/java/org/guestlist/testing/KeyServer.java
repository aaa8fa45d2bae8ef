package org.guestlist.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** The address under which an issuer publishes its keys. Has to be closed. */
public final class KeyServer implements AutoCloseable {
  private final HttpServer server;
  private final AtomicInteger fetches = new AtomicInteger();
  private volatile String keys;
  private volatile int status = 200;

  private KeyServer(HttpServer server, String keys) {
    this.server = server;
    this.keys = keys;
  }

  /** One that listens at a port that was free or is known to be. */
  public static KeyServer start(int port, String keys) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      var started = new KeyServer(HttpServer.create(address, 0), keys);
      started.server.createContext("/", started::answer);
      started.server.start();
      return started;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Where it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  public void publish(String otherKeys) {
    keys = otherKeys;
  }

  /** From now on it answers with another status, and names itself as where to look. */
  public void answerWith(int otherStatus) {
    status = otherStatus;
  }

  /** Where the keys are. */
  public String address() {
    return "http://localhost:" + port() + "/keys";
  }

  /** How often the keys were asked for. */
  public int fetches() {
    return fetches.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      fetches.incrementAndGet();
      var body = keys.getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("Location", address());
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
