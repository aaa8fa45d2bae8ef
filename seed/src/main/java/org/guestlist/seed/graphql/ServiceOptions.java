package org.guestlist.seed.graphql;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.guestlist.seed.HttpAddress;
import org.guestlist.seed.Problem;
import org.guestlist.seed.TimeLimit;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which service, and who calls. */
public final class ServiceOptions {
  private static final String PATH = "/graphql";
  private static final String DEFAULT = "http://localhost:8080" + PATH;

  @Option(
      names = "--url",
      split = ",",
      paramLabel = "URL",
      description =
          "The GraphQL endpoint, or several of them with commas between. On this machine it needs no"
              + " http://, and without a path it is /graphql; default: ${DEFAULT-VALUE}.",
      defaultValue = DEFAULT)
  private List<String> urls = List.of();

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description =
          "What stands behind Bearer: a JWT, or in dev mode an e-mail address; else GUESTLIST_TOKEN.")
  private Optional<String> token =
      Optional.ofNullable(System.getenv("GUESTLIST_TOKEN")).filter(shown -> !shown.isBlank());

  @Mixin private TimeLimit timeLimit = new TimeLimit();

  /**
   * The endpoints, one or more.
   *
   * @throws Problem if one of them is no address
   */
  public List<URI> urls() {
    if (urls.isEmpty()) {
      throw new Problem("--url names no address: give one such as " + DEFAULT + ".");
    }
    return urls.stream().map(ServiceOptions::endpoint).toList();
  }

  static URI endpoint(String text) {
    var address = HttpAddress.parse(text, DEFAULT);
    return List.of("", "/").contains(address.getRawPath()) ? address.resolve(PATH) : address;
  }

  public Optional<String> token() {
    return token;
  }

  /** How long a request may take. */
  public Duration timeout() {
    return timeLimit.duration();
  }
}
