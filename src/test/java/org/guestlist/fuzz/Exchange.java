package org.guestlist.fuzz;

import java.util.Optional;
import org.guestlist.testing.Wire;

/**
 * A request and what came of it.
 *
 * @param generator what made the request
 * @param request all of it, one character for each byte
 * @param document what it asks for, where that is known
 * @param reply one of the answers to it
 * @param nanos how long it took
 */
record Exchange(
    String generator, String request, Optional<GraphQlText> document, Reply reply, long nanos) {
  private static final int LONGEST = 2_000;

  /** Whether the request was sent to the API, and nowhere else. */
  boolean isForTheApi() {
    var path = request.split(" ", 3);
    return path.length > 1 && path[1].split("\\?", 2)[0].equals("/graphql");
  }

  boolean isHead() {
    return request.startsWith("HEAD ");
  }

  @Override
  public String toString() {
    return "--- "
        + generator
        + ", sent:\n"
        + shortened(Wire.escaped(Wire.bytes(request)))
        + "\n--- received:\n"
        + shortened(reply.toString());
  }

  static String shortened(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST) + "… of " + text.length() + " characters";
  }
}
