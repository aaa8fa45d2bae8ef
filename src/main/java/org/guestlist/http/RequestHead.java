package org.guestlist.http;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks the head of a request for what two parsers may read differently, and for methods and
 * addresses that are none (RFC 9112).
 */
final class RequestHead {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE");

  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]++");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,19}+");

  /** What says where a request ends, where it goes and who sends it. */
  private static final Set<String> IN_HEADS_ONLY =
      Set.of("content-length", "transfer-encoding", "trailer", "host", "authorization");

  private RequestHead() {}

  /** Whether a header may stand behind a body. */
  static boolean mayTrail(CharSequence name) {
    return !IN_HEADS_ONLY.contains(name.toString().toLowerCase(Locale.ROOT));
  }

  /**
   * Takes an invitation to HTTP/2 out of a head: the server of health and metrics would accept it,
   * and take the decoder away.
   */
  static void withoutHttp2(HttpHeaders headers) {
    var upgrades = headers.getAll("Upgrade");
    if (upgrades.stream().anyMatch(to -> to.toLowerCase(Locale.ROOT).contains("h2c"))) {
      headers.remove("Upgrade");
    }
  }

  /** Why the request is refused, if it is. */
  static Optional<RefusedRequest> refusal(HttpRequest request, boolean wellFormed) {
    if (request.decoderResult().isFailure()) {
      return Optional.of(unreadable(request.decoderResult().cause()));
    }
    if (!wellFormed || !hasPlainNames(request.headers())) {
      return refused(
          "headers", "The head of the request has lines that are no HTTP: send it anew.");
    }
    if (!HttpVersion.HTTP_1_1.equals(request.protocolVersion())
        && !HttpVersion.HTTP_1_0.equals(request.protocolVersion())) {
      return Optional.of(new RefusedRequest(505, "version", "Send the request by HTTP/1.1."));
    }
    if (!METHODS.contains(request.method().name())) {
      return Optional.of(new RefusedRequest(405, "method", "Send queries by GET or POST."));
    }
    if (!isAddress(request.uri())) {
      return refused("address", "The address has characters that have to be percent-encoded.");
    }
    return ofFraming(request);
  }

  private static Optional<RefusedRequest> ofFraming(HttpRequest request) {
    var headers = request.headers();
    var hosts = headers.getAll("Host").size();
    var needed = HttpVersion.HTTP_1_1.equals(request.protocolVersion()) ? 1 : 0;
    if (hosts > 1 || hosts < needed) {
      return refused("Host", "Send the header Host once.");
    }
    var lengths = headers.getAll("Content-Length");
    if (lengths.size() > 1 || lengths.stream().anyMatch(l -> !DIGITS.matcher(l).matches())) {
      return refused("Content-Length", "Send the header Content-Length once, with a number.");
    }
    var codings = headers.getAll("Transfer-Encoding");
    if (codings.isEmpty()) {
      return Optional.empty();
    }
    var chunked = codings.size() == 1 && "chunked".equalsIgnoreCase(codings.get(0));
    return chunked && lengths.isEmpty() && needed == 1
        ? Optional.empty()
        : refused("Transfer-Encoding", "Send either a length, or \"Transfer-Encoding: chunked\".");
  }

  private static boolean hasPlainNames(HttpHeaders headers) {
    return headers.names().stream().allMatch(name -> TOKEN.matcher(name).matches());
  }

  /**
   * The same check as that of Quarkus, which answers without a word, as it does where a path does
   * not begin with a slash.
   */
  private static boolean isAddress(String address) {
    try {
      var hasHost = new URI(address).getHost() != null;
      return (address.startsWith("/") || hasHost) && address.chars().allMatch(c -> c < 127);
    } catch (URISyntaxException malformed) {
      return false;
    }
  }

  private static RefusedRequest unreadable(Throwable cause) {
    if (cause instanceof TooLongHttpLineException) {
      return new RefusedRequest(414, "address", "The address is too long: send the query by POST.");
    }
    if (cause instanceof TooLongFrameException) {
      return new RefusedRequest(431, "headers", "The headers are too long: send fewer of them.");
    }
    return new RefusedRequest(400, "request", "The request is no HTTP/1.1: send it anew.");
  }

  private static Optional<RefusedRequest> refused(String argument, String message) {
    return Optional.of(new RefusedRequest(400, argument, message));
  }
}
