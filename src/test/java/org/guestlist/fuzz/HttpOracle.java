package org.guestlist.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.guestlist.testing.Answer;

/**
 * Holds responses against docs/graphql-over-http.md: status, headers, and which codes go with it.
 */
final class HttpOracle {
  /** Those that docs/graphql-over-http.md has, all of which a run meets. */
  static final Set<Integer> STATUSES =
      Set.of(200, 400, 401, 405, 406, 408, 413, 414, 415, 417, 429, 431, 503, 505);

  /** Statuses that say alone that nothing was executed. */
  private static final Set<Integer> REFUSALS =
      Set.of(405, 406, 408, 413, 414, 415, 417, 429, 431, 503, 505);

  private static final Set<String> TYPES =
      Set.of("application/json; charset=utf-8", "application/graphql-response+json; charset=utf-8");

  private HttpOracle() {}

  /** What is wrong, one sentence for each. */
  static List<String> faults(Exchange exchange) {
    var reply = exchange.reply();
    if (!exchange.isForTheApi() && reply.status() == 404) {
      return Stream.of(correlation(exchange), insides(reply.body()))
          .flatMap(Optional::stream)
          .toList();
    }
    if (exchange.isHead()) {
      return Stream.of(correlation(exchange), status(reply)).flatMap(Optional::stream).toList();
    }
    var body = ResponseBody.of(reply);
    if (body.isEmpty()) {
      return List.of("The body is no JSON object.");
    }
    return Stream.concat(
            Stream.of(
                    correlation(exchange),
                    status(reply),
                    type(reply),
                    caching(reply),
                    codes(reply, body.get()),
                    execution(reply, body.get()))
                .flatMap(Optional::stream),
            BodyOracle.faults(body.get()).stream())
        .toList();
  }

  private static Optional<String> fault(boolean isFault, String sentence) {
    return isFault ? Optional.of(sentence) : Optional.empty();
  }

  private static Optional<String> insides(String text) {
    return fault(Answer.INSIDES.matcher(text).find(), "It shows what the program is made of.");
  }

  private static Optional<String> correlation(Exchange exchange) {
    var id = exchange.reply().header("X-Correlation-Id");
    return fault(
        id.filter(given -> given.matches("[A-Za-z0-9._-]{1,64}")).isEmpty(),
        "It has no correlation id.");
  }

  private static Optional<String> status(Reply reply) {
    return fault(
        !STATUSES.contains(reply.status()), "The status " + reply.status() + " is not documented.");
  }

  private static Optional<String> type(Reply reply) {
    return fault(
        reply.header("Content-Type").filter(TYPES::contains).isEmpty(),
        "The media type is none of the two.");
  }

  private static Optional<String> caching(Reply reply) {
    return fault(
        reply.header("Cache-Control").filter("no-store"::equals).isEmpty(), "A cache may keep it.");
  }

  /** Which codes go with which status, and which headers. */
  private static Optional<String> codes(Reply reply, ResponseBody body) {
    var codes = new TreeSet<>(body.codes());
    var challenge = reply.header("WWW-Authenticate").isPresent();
    var rules =
        Map.of(
            "Status 401 and the code UNAUTHENTICATED do not come together.",
            (reply.status() == 401) == codes.contains("UNAUTHENTICATED"),
            "Status 401 and a challenge do not come together.",
            (reply.status() == 401) == challenge,
            "Status 429 is not for RATE_LIMITED with Retry-After.",
            reply.status() != 429 || isForNow(reply, codes, "RATE_LIMITED"),
            "Status 503 is not for THROTTLED with Retry-After.",
            reply.status() != 503 || isForNow(reply, codes, "THROTTLED"),
            "Status 405 does not say what is allowed.",
            reply.status() != 405 || reply.header("Allow").isPresent(),
            "Status 413 is not for LIMIT_EXCEEDED.",
            reply.status() != 413 || codes.contains("LIMIT_EXCEEDED"));
    return rules.entrySet().stream()
        .filter(rule -> !rule.getValue())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static boolean isForNow(Reply reply, Set<String> codes, String code) {
    return codes.equals(Set.of(code))
        && reply
            .header("Retry-After")
            .filter(seconds -> seconds.matches("[1-9][0-9]*"))
            .isPresent();
  }

  /** Data, be it null, comes with 200, and without it only an application/json is 200. */
  private static Optional<String> execution(Reply reply, ResponseBody body) {
    var isGraphQl = reply.header("Content-Type").orElse("").startsWith(GraphQlText.RESPONSE_JSON);
    if (body.hasData()) {
      return fault(
          REFUSALS.contains(reply.status()) || reply.status() == 400,
          "There is data, and the status says that nothing was executed.");
    }
    return fault(isGraphQl && reply.status() == 200, "Status 200 comes without data.");
  }
}
