package org.guestlist.dev;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Logs, as the last lines of a start in dev mode, what a developer needs for the first query. */
@Singleton
@IfBuildProfile("dev")
public final class DevGreeting {
  private static final Logger LOG = Logger.getLogger(DevGreeting.class);

  private final DevDatabase database;
  private final String auth;
  private final int port;

  DevGreeting(
      DevDatabase database,
      @ConfigProperty(name = "guestlist.auth") String auth,
      @ConfigProperty(name = "quarkus.http.port") int port) {
    this.database = database;
    this.auth = auth;
    this.port = port;
  }

  /** After all that logs something at a start. */
  void onStart(@Observes @Priority(Integer.MAX_VALUE) StartupEvent event) {
    LOG.infof("GraphiQL  http://localhost:%d/", port);
    LOG.infof("Database  %s", database.description());
    LOG.infof("You are   %s", caller());
  }

  private String caller() {
    return auth.equals("dev")
        ? "ada@example.com, the administrator (Authorization: Bearer X makes you X)"
        : "the user of your bearer token, see docs/authentication.md";
  }
}
