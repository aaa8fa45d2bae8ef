package org.guestlist.testing;

import io.quarkus.test.common.http.TestHTTPResourceManager;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;

/**
 * Asks for health and metrics, at the port of their own. An executable under test does not tell
 * which port it chose, so it is told one.
 */
public final class Management {
  private static final boolean NATIVE = System.getProperty("native.image.path") != null;

  private Management() {}

  /**
   * The settings that the program under test needs for it. An executable gets both ports: with one
   * that the system chooses for the API, Micrometer takes its meters for others and refuses them.
   */
  public static Map<String, String> settings() {
    return NATIVE
        ? Map.of(
            "quarkus.management.port", String.valueOf(Chosen.PORT),
            "quarkus.http.port", String.valueOf(Chosen.PORT_OF_API))
        : Map.of();
  }

  /** One for all executables of this JVM, which run one after the other. */
  private static final class Chosen {
    private static final int PORT = freePort();
    private static final int PORT_OF_API = freePort();

    private static int freePort() {
      try (var socket = new ServerSocket(0)) {
        return socket.getLocalPort();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  /** Where the port is. */
  // There is no other way outside of a field that is injected.
  @SuppressWarnings("removal")
  public static String address() {
    return NATIVE ? "http://localhost:" + Chosen.PORT : TestHTTPResourceManager.getManagementUri();
  }

  /** The port's number. */
  public static int port() {
    return URI.create(address()).getPort();
  }

  /** What is served there. */
  public static Response get(String path) {
    return RestAssured.get(URI.create(address()).resolve(path));
  }
}
