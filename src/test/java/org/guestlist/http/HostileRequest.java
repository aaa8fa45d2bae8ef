package org.guestlist.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import org.guestlist.testing.Wire;

/**
 * Something that nobody should send.
 *
 * @param text all of it, from the first line of HTTP on, one character for each byte
 * @param sending how it is sent
 * @param outcome what may come of it
 */
record HostileRequest(String text, Sending sending, Outcome outcome) {
  private static final Duration PAUSE = Duration.ofMillis(40);

  /** How bytes get into the program. */
  enum Sending {
    AT_ONCE,
    /** The sender goes away after the last byte. */
    CUT_OFF,
    /** The headers at once, and of the body a byte now and then. */
    SLOWLY
  }

  /** What a request may lead to; a refusal is 4xx, or 200 with errors. */
  enum Outcome {
    REFUSED,
    /** What was done to a good request may have left it good. */
    REFUSED_OR_GOOD,
    /** It is no HTTP, or ends before its end: there need not be anybody to answer. */
    REFUSED_OR_CLOSED,
    /** As above, behind a good request. */
    ANYTHING;

    boolean mayBeGood() {
      return this == REFUSED_OR_GOOD || this == ANYTHING;
    }

    boolean mayBeSilent() {
      return this == REFUSED_OR_CLOSED || this == ANYTHING;
    }
  }

  static HostileRequest of(String head, Outcome outcome) {
    return new HostileRequest(head, Sending.AT_ONCE, outcome);
  }

  /**
   * POST of a body.
   *
   * @param headers each with its end of line
   */
  static HostileRequest post(String headers, byte[] body, Outcome outcome) {
    var head =
        "POST /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + "Content-Type: application/json\r\n"
            + headers
            + "Content-Length: "
            + body.length
            + "\r\n\r\n";
    return new HostileRequest(head + Wire.text(body), Sending.AT_ONCE, outcome);
  }

  static HostileRequest post(String headers, String body, Outcome outcome) {
    return post(headers, body.getBytes(UTF_8), outcome);
  }

  HostileRequest sent(Sending how) {
    return new HostileRequest(text, how, outcome);
  }

  /** Sends it and waits for what comes back. */
  Wire.Received run(Duration patience) {
    try (var wire = new Wire(patience)) {
      send(wire);
      return wire.receive();
    }
  }

  private void send(Wire wire) {
    var body = sending == Sending.SLOWLY ? text.indexOf("\r\n\r\n") + 4 : text.length();
    wire.send(Wire.bytes(text.substring(0, body)));
    wire.sendSlowly(Wire.bytes(text.substring(body)), PAUSE);
    if (sending == Sending.CUT_OFF) {
      wire.sendEnd();
    }
  }

  @Override
  public String toString() {
    return outcome + ", " + sending + ":\n" + Wire.escaped(Wire.bytes(text));
  }
}
