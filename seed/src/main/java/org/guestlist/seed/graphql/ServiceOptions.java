package org.guestlist.seed.graphql;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which service, and who calls. */
public final class ServiceOptions {
  @Option(
      names = "--url",
      split = ",",
      paramLabel = "URL",
      description =
          "The GraphQL endpoint, or several of them with commas between; default: ${DEFAULT-VALUE}.",
      defaultValue = "http://localhost:8080/graphql")
  private List<URI> urls = List.of();

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description =
          "What stands behind Bearer: a JWT, or in dev mode an e-mail address; else GUESTLIST_TOKEN.")
  private Optional<String> token = Optional.ofNullable(System.getenv("GUESTLIST_TOKEN"));

  public List<URI> urls() {
    return urls;
  }

  public Optional<String> token() {
    return token;
  }
}
