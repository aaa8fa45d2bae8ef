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
        .filter(type -> type.weight(ranges) > 0)
        .max(
            Comparator.comparingDouble((MediaType type) -> type.weight(ranges))
                .thenComparing(Comparator.reverseOrder()));
  }

  /** Each is read when it is first looked at, and of a parameter {@code "} nothing can be made. */
  private static boolean isReadable(MIMEHeader range) {
    try {
      return !range.value().isEmpty();
    } catch (StringIndexOutOfBoundsException unreadable) {
      return false;
    }
  }

  /** The weight of the most specific of the ranges that this type falls into. */
  private double weight(List<MIMEHeader> ranges) {
    return ranges.stream()
        .filter(this::isIn)
        .max(Comparator.comparingInt(MediaType::specificity))
        .map(MIMEHeader::weight)
        .orElse(0f);
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
