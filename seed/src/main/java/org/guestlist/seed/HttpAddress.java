package org.guestlist.seed;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Parses the address of an HTTP server as people type it. */
public final class HttpAddress {
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final int LAST_PORT = 65_535;

  private HttpAddress() {}

  /**
   * Parses an address. One of this machine, such as {@code localhost:8080}, needs no scheme.
   *
   * @param example an address that is understood, for the message
   * @throws Problem in one line, if it is none
   */
  public static URI parse(String text, String example) {
    var address = text.strip();
    return uri(address)
        .filter(HttpAddress::isComplete)
        .or(() -> uri("http://" + address).filter(HttpAddress::isOfThisMachine))
        .orElseThrow(
            () ->
                new Problem("\"%s\" is no address: give one such as %s.".formatted(text, example)));
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  private static boolean isComplete(URI uri) {
    return uri.getScheme() != null
        && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
        && uri.getHost() != null
        && uri.getUserInfo() == null
        && uri.getFragment() == null
        && hasGoodPort(uri);
  }

  private static boolean hasGoodPort(URI uri) {
    return !uri.getAuthority().endsWith(":") && uri.getPort() != 0 && uri.getPort() <= LAST_PORT;
  }

  private static boolean isOfThisMachine(URI uri) {
    return isComplete(uri) && isLoopback(uri.getHost());
  }

  /** Whether a host is this machine by its very name; nothing is looked up. */
  public static boolean isLoopback(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.equals("[::1]")
        || host.matches("127(\\.\\d{1,3}){3}");
  }
}
