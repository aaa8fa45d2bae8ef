package org.guestlist.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import org.guestlist.testing.Wire;

/**
 * A document with its variables, and the requests that carry it.
 *
 * @param variables as JSON
 */
record GraphQlText(String query, String variables) {
  static final String JSON = "application/json";
  static final String RESPONSE_JSON = "application/graphql-response+json";

  /** An address that long is taken, with all that stands around it. */
  private static final int LONGEST_ADDRESS = 7_500;

  String json() {
    return "{\"query\": " + FuzzValue.quoted(query) + ", \"variables\": " + variables + "}";
  }

  /**
   * POST of it.
   *
   * @param headers each with its end of line
   */
  String post(String headers) {
    return post(headers, json());
  }

  static String post(String headers, String body) {
    return post(headers, body.getBytes(UTF_8));
  }

  static String post(String headers, byte[] body) {
    return "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + headers
        + "Content-Length: "
        + body.length
        + "\r\n\r\n"
        + Wire.text(body);
  }

  /** GET of it. */
  String get(String headers) {
    return "GET /graphql?" + parameters() + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
  }

  private String parameters() {
    return "query=" + encoded(query) + "&variables=" + encoded(variables);
  }

  boolean fitsIntoAddress() {
    // Half of a surrogate pair has no form in UTF-8, and an escape in JSON only.
    return UTF_8.newEncoder().canEncode(query) && parameters().length() < LONGEST_ADDRESS;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
