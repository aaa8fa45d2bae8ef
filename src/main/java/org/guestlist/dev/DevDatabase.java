package org.guestlist.dev;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.guestlist.dynoxide.Dynoxide;
import org.guestlist.dynoxide.DynoxideUnavailableException;
import org.jboss.logging.Logger;

/**
 * The database of dev mode: Dynoxide, unless the user has named another endpoint or needs none. It
 * keeps its data in {@code target/dynoxide/data.db}, through live reloads and restarts, until
 * {@code clean}. Where the program cannot be had, the store in memory takes its place.
 */
@Singleton
@IfBuildProfile("dev")
public final class DevDatabase {
  private static final Logger LOG = Logger.getLogger(DevDatabase.class);
  private static final Path DATA = Dynoxide.home().resolve("data.db");
  private static final String STORE = "guestlist.store";
  private static final String MEMORY = "memory";

  private final String store;
  private final int port;
  private final Optional<String> endpoint;

  DevDatabase(
      @ConfigProperty(name = STORE, defaultValue = "dynamodb") String store,
      @ConfigProperty(name = "guestlist.dynoxide.port") int port,
      @ConfigProperty(name = "quarkus.dynamodb.endpoint-override") Optional<String> endpoint) {
    this.store = store;
    this.port = port;
    this.endpoint = endpoint;
  }

  /** Before everything that asks for a store or for tables: those have a later priority. */
  void onStart(@Observes @Priority(0) StartupEvent event) {
    ParentProcess.endWithIt();
    try {
      ensureStarted();
    } catch (DynoxideUnavailableException e) {
      LOG.warnf(
          "%s. Until then the data is in memory, and gone with each restart.", e.getMessage());
      System.setProperty(STORE, MEMORY);
    } catch (IllegalStateException e) {
      // Quarkus prints the message of this exception alone, and the stack trace of any other.
      throw new ConfigurationException(e.getMessage());
    }
  }

  /**
   * Returns when the database answers.
   *
   * @throws IllegalStateException if it does not come up; the message is one line that names the
   *     remedy
   */
  private void ensureStarted() {
    if (!isOurs()) {
      return;
    }
    acceptAnyCredentials();
    Dynoxide.oncePerJvm("dev-" + port, () -> Dynoxide.persistent(port, DATA));
  }

  /** Where the data is, in words. */
  String description() {
    if (System.getProperty(STORE, store).equals(MEMORY)) {
      return "none, the data is in memory";
    }
    var where = endpoint.orElse("DynamoDB on AWS");
    return isOurs() ? "Dynoxide at %s, data in %s".formatted(where, DATA) : where;
  }

  private boolean isOurs() {
    return !store.equals(MEMORY) && endpoint.map(URI::create).filter(this::isLocal).isPresent();
  }

  private boolean isLocal(URI uri) {
    return "localhost".equals(uri.getHost()) && uri.getPort() == port;
  }

  /**
   * Dynoxide takes any credentials and region, and the client wants some: these come first in the
   * default chain
   * (https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/credentials-chain.html), and
   * only for a database of ours, so that another endpoint is reached with the user's own.
   */
  private static void acceptAnyCredentials() {
    System.setProperty("aws.accessKeyId", "local");
    System.setProperty("aws.secretAccessKey", "local");
    System.setProperty("aws.region", "us-east-1");
  }
}
