package org.guestlist.identity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a browser says about where a request goes to and comes from.
 *
 * @param hosts the fields {@code Host}, or the authority of HTTP/2
 * @param origins the fields {@code Origin}
 * @param fetchSite the field {@code Sec-Fetch-Site}
 */
public record Sender(List<String> hosts, List<String> origins, Optional<String> fetchSite) {
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> SCHEMES = Set.of("http://", "https://");
  private static final Set<String> NEAR = Set.of("same-origin", "same-site", "none");
  private static final int MOST_DIGITS = 5;

  /** Whether the request was sent to this machine by one of its names. */
  boolean namesThisMachine() {
    return !hosts.isEmpty() && hosts.stream().allMatch(Sender::isLocal);
  }

  /**
   * Whether no page of another site sent the request.
   *
   * @param allowed origins that are none of another site
   */
  boolean isNoOtherSite(Set<String> allowed) {
    if (!origins.isEmpty()) {
      return origins.stream().allMatch(origin -> allowed.contains(origin) || isLocalOrigin(origin));
    }
    return fetchSite.filter(site -> !NEAR.contains(site)).isEmpty();
  }

  private static boolean isLocalOrigin(String origin) {
    return SCHEMES.stream()
        .anyMatch(
            scheme -> origin.startsWith(scheme) && isLocal(origin.substring(scheme.length())));
  }

  private static boolean isLocal(String host) {
    var end = host.indexOf(':', host.indexOf(']') + 1);
    var name = end < 0 ? host : host.substring(0, end);
    return LOCAL.contains(name.toLowerCase(Locale.ROOT))
        && (end < 0 || isPort(host.substring(end + 1)));
  }

  private static boolean isPort(String text) {
    return text.length() <= MOST_DIGITS && text.chars().allMatch(c -> '0' <= c && c <= '9');
  }
}
