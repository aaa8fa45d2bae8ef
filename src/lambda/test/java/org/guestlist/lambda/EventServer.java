package org.guestlist.lambda;

import io.restassured.RestAssured;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Sends the requests of a test to Quarkus's mock event server, which makes events of them, as API
 * Gateway does: nothing else listens.
 */
public final class EventServer implements BeforeEachCallback {
  private static final String PORT = "quarkus.lambda.mock-event-server.test-port";

  @Override
  public void beforeEach(ExtensionContext test) {
    RestAssured.port = ConfigProvider.getConfig().getValue(PORT, Integer.class);
  }
}
