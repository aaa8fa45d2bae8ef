package org.guestlist.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.http.TestHTTPResourceManager;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;

/**
 * Asks for health and metrics, at the port of their own. An executable under test does not tell
 * which that is: there a test that asks is skipped, and those of the packaged program ask.
 */
public final class Management {
  private Management() {}

  /** Where the port is. */
  // There is no other way outside of a field that is injected.
  @SuppressWarnings("removal")
  public static String address() {
    assumeTrue(System.getProperty("native.image.path") == null, "the port is known");
    return TestHTTPResourceManager.getManagementUri();
  }

  /** The port's number. */
  public static int port() {
    return URI.create(address()).getPort();
  }

  /** What stands there. */
  public static Response get(String path) {
    return RestAssured.get(URI.create(address()).resolve(path));
  }
}
