package org.guestlist.start;

import io.quarkus.runtime.configuration.DurationConverter;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The values that a setting may have.
 *
 * @param inWords goes on from "set it to"
 */
record Allowed(String inWords, Predicate<String> rule) {
  private static final Set<String> BOOLEANS = Set.of("true", "false");
  private static final int LAST_PORT = 65_535;
  private static final Set<String> SCHEMES = Set.of("http", "https");

  boolean test(String value) {
    return rule.test(value);
  }

  /** A whole number in digits. */
  static Allowed number(long least, long most) {
    return new Allowed(
        String.format(Locale.ROOT, "a whole number from %d to %d", least, most),
        value -> isBetween(value.strip(), least, most));
  }

  private static boolean isBetween(String digits, long least, long most) {
    try {
      var number = Long.parseLong(digits);
      return least <= number && number <= most;
    } catch (NumberFormatException none) {
      return false;
    }
  }

  /** A time in the notation of Quarkus, such as {@code 500MS}. */
  static Allowed time(String least, String most) {
    var bounds = "a time from %s to %s, such as 10S, 500MS or 1M".formatted(least, most);
    return new Allowed(bounds, value -> isBetween(value, least, most));
  }

  /** A time likewise, or zero, which switches something off. */
  static Allowed timeOrZero(String least, String most) {
    var time = time(least, most);
    return new Allowed("0S for never, or " + time.inWords, v -> isZero(v) || time.test(v));
  }

  private static boolean isZero(String value) {
    return isBetween(value, "0S", "0S");
  }

  private static boolean isBetween(String value, String least, String most) {
    try {
      var time = DurationConverter.parseDuration(value.strip());
      return time != null
          && parsed(least).compareTo(time) <= 0
          && time.compareTo(parsed(most)) <= 0;
    } catch (IllegalArgumentException | ArithmeticException none) {
      return false;
    }
  }

  private static Duration parsed(String bound) {
    return DurationConverter.parseDuration(bound);
  }

  /** {@code true} or {@code false}; the usual converter takes any other word for false. */
  static Allowed yesOrNo() {
    return new Allowed(
        "true or false", value -> BOOLEANS.contains(value.strip().toLowerCase(Locale.ROOT)));
  }

  /** A text in the characters of a pattern. */
  static Allowed text(String inWords, String pattern) {
    return new Allowed(inWords, Pattern.compile(pattern).asMatchPredicate());
  }

  /** Texts with commas between, of which none is blank. */
  static Allowed list(String inWords) {
    return new Allowed(
        inWords, value -> Stream.of(value.split(",", -1)).noneMatch(String::isBlank));
  }

  /** The address of an HTTP server. */
  static Allowed address(String example) {
    return new Allowed("an address such as " + example, Allowed::isAddress);
  }

  private static boolean isAddress(String value) {
    try {
      var address = new URI(value.strip());
      return SCHEMES.contains(String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT))
          && address.getHost() != null
          && address.getPort() != 0
          && address.getPort() <= LAST_PORT;
    } catch (URISyntaxException none) {
      return false;
    }
  }

  /** Origins of pages (RFC 6454, section 6.2), patterns of them between slashes, or all. */
  static Allowed origins() {
    return new Allowed(
        "origins such as https://app.example.com with commas between, /a regular expression/, or *",
        value -> Stream.of(value.split(",", -1)).map(String::strip).allMatch(Allowed::isOrigin));
  }

  private static boolean isOrigin(String origin) {
    return origin.equals("*")
        || isPattern(origin)
        || (isAddress(origin) && URI.create(origin).getRawPath().isEmpty());
  }

  private static boolean isPattern(String origin) {
    return origin.length() > 2 && origin.startsWith("/") && origin.endsWith("/");
  }

  /** A host that a server of this machine can listen at. */
  static Allowed host() {
    return new Allowed(
        "0.0.0.0, or a name or an address of this machine", Allowed::isOfThisMachine);
  }

  private static boolean isOfThisMachine(String value) {
    try {
      var address = InetAddress.getByName(value.strip());
      return !value.isBlank()
          && (address.isAnyLocalAddress()
              || address.isLoopbackAddress()
              || NetworkInterface.getByInetAddress(address) != null);
    } catch (UnknownHostException | SocketException none) {
      return false;
    }
  }

  /** Any value: another class looks at it, and refuses it in one line, too. */
  static Allowed elsewhere() {
    return new Allowed("anything", value -> true);
  }
}
