package org.guestlist.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.HeaderParser;
import io.vertx.ext.web.impl.ParsableMIMEValue;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The media types of responses (GraphQL over HTTP, working draft, section "Media Types"). */
enum MediaType {
  /** What is answered where the client does not mind. */
  JSON("application/json"),
  GRAPHQL_RESPONSE("application/graphql-response+json");

  private static final String WEIGHT = "q=";
  private static final int LARGEST_WEIGHT = 1_000;
  private static final int MOST_DIGITS = 3;

  private final String name;

  MediaType(String name) {
    this.name = name;
  }

  /** As the header of a response has it. */
  String header() {
    return name + "; charset=utf-8";
  }

  /** The status of what was not executed: whether it is the client's error for HTTP too. */
  int statusOfRefusal() {
    return this == GRAPHQL_RESPONSE ? 400 : 200;
  }

  /**
   * The one that the client likes best (RFC 9110, section 12.5.1); empty where it takes neither.
   */
  static Optional<MediaType> accepted(RoutingContext request) {
    var fields = request.request().headers().getAll(HttpHeaders.ACCEPT);
    if (fields.isEmpty()) {
      return Optional.of(JSON);
    }
    // A list may come in several fields (RFC 9110, section 5.3), of which Vert.x reads the first.
    var given =
        HeaderParser.convertToParsedHeaderValues(String.join(",", fields), ParsableMIMEValue::new);
    var ranges = given.stream().map(MIMEHeader.class::cast).filter(MediaType::isReadable).toList();
    return Stream.of(values())
        .filter(type -> type.weightIn(ranges) > 0)
        .max(
            Comparator.comparingInt((MediaType type) -> type.weightIn(ranges))
                .thenComparing(Comparator.reverseOrder()));
  }

  /**
   * Each is read when it is first looked at, and of a parameter {@code "} nothing can be made. A
   * range whose weight is none is passed over.
   */
  private static boolean isReadable(MIMEHeader range) {
    try {
      return !range.value().isEmpty() && weight(range) >= 0;
    } catch (StringIndexOutOfBoundsException unreadable) {
      return false;
    }
  }

  /**
   * The weight in thousandths (RFC 9110, section 12.4.2), which Vert.x rounds to hundredths, and
   * takes in any size; -1 for what is none.
   */
  private static int weight(MIMEHeader range) {
    return Stream.of(range.rawValue().split(";", -1))
        .skip(1)
        .map(String::strip)
        .filter(parameter -> parameter.regionMatches(true, 0, WEIGHT, 0, WEIGHT.length()))
        .findFirst()
        .map(parameter -> thousandths(parameter.substring(WEIGHT.length())))
        .orElse(LARGEST_WEIGHT);
  }

  /** Many leave the first digit of a fraction out. */
  private static int thousandths(String given) {
    var weight = given.length() > 1 && given.charAt(0) == '.' ? "0" + given : given;
    var isNumber =
        weight.equals("0")
            || weight.equals("1")
            || weight.startsWith("0.")
            || weight.startsWith("1.");
    var digits = weight.length() > 2 ? weight.substring(2) : "";
    if (!isNumber
        || digits.length() > MOST_DIGITS
        || digits.chars().anyMatch(digit -> digit < '0' || digit > '9')) {
      return -1;
    }
    var value = Integer.parseInt(weight.charAt(0) + (digits + "000").substring(0, MOST_DIGITS));
    return value <= LARGEST_WEIGHT ? value : -1;
  }

  /** The weight of the most specific of the ranges that this type falls into. */
  private int weightIn(List<MIMEHeader> ranges) {
    return ranges.stream()
        .filter(this::isIn)
        .max(Comparator.comparingInt(MediaType::specificity))
        .map(MediaType::weight)
        .orElse(0);
  }

  private boolean isIn(MIMEHeader range) {
    var value = range.value().strip();
    return value.equalsIgnoreCase(name)
        || value.equalsIgnoreCase("application/*")
        || value.equals("*/*");
  }

  private static int specificity(MIMEHeader range) {
    var value = range.value().strip();
    if (value.equals("*/*")) {
      return 0;
    }
    return value.endsWith("/*") ? 1 : 2;
  }
}
