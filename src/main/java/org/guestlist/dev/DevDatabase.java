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
import org.jboss.logging.Logger;

/**
 * The database of dev mode: DynamoDB Local, unless the user has named another endpoint or needs
 * none. It keeps its data in {@code target/dynamodb-local/data}, through live reloads and restarts,
 * until {@code clean}.
 */
@Singleton
@IfBuildProfile("dev")
public final class DevDatabase {
  private static final Logger LOG = Logger.getLogger(DevDatabase.class);
  private static final Path DATA = DynamoDbLocal.home().resolve("data");

  private final String store;
  private final int port;
  private final Optional<String> endpoint;

  DevDatabase(
      @ConfigProperty(name = "guestlist.store", defaultValue = "dynamodb") String store,
      @ConfigProperty(name = "guestlist.dynamodb-local.port") int port,
      @ConfigProperty(name = "quarkus.dynamodb.endpoint-override") Optional<String> endpoint) {
    this.store = store;
    this.port = port;
    this.endpoint = endpoint;
  }

  /** Before the observers that need tables: those have a later priority. */
  void onStart(@Observes @Priority(1) StartupEvent event) {
    ParentProcess.endWithIt();
    try {
      ensureStarted();
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
  public void ensureStarted() {
    if (!isOurs()) {
      return;
    }
    acceptAnyCredentials();
    DynamoDbLocal database =
        DynamoDbLocal.oncePerJvm("dev-" + port, () -> DynamoDbLocal.persistent(port, DATA));
    LOG.infof(
        "DynamoDB Local answers at %s (process %d), and keeps its data in %s",
        database.endpoint(), database.pid(), DATA);
  }

  private boolean isOurs() {
    return !store.equals("memory") && endpoint.map(URI::create).filter(this::isLocal).isPresent();
  }

  private boolean isLocal(URI uri) {
    return "localhost".equals(uri.getHost()) && uri.getPort() == port;
  }

  /**
   * DynamoDB Local takes any credentials and region, and the client wants some: these come first in
   * the default chain
   * (https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/credentials-chain.html), and
   * only for a database of ours, so that another endpoint is reached with the user's own.
   */
  private static void acceptAnyCredentials() {
    System.setProperty("aws.accessKeyId", "local");
    System.setProperty("aws.secretAccessKey", "local");
    System.setProperty("aws.region", "us-east-1");
  }
}
