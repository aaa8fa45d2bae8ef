package org.guestlist.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.guestlist.testing.TokenIssuer;
import org.guestlist.testing.Wire;

/** Goes over the limits that no single request of a moment goes over. For one thread. */
final class LimitRequests {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int CROWD = 60;
  private static final GraphQlText ME = new GraphQlText("{ me { id } }", "{}");
  private static final String CLOSE = "Connection: close\r\n";

  private final Judge judge;
  private final int port;
  private final int tokenPort;
  private final UnaryOperator<String> tokenOf;

  /**
   * One that sends to two programs.
   *
   * @param port of one that waits for a second at most
   * @param tokenPort of one that takes tokens, serves few at a time and little of each caller
   */
  LimitRequests(Judge judge, int port, int tokenPort, TokenIssuer issuer) {
    this.judge = judge;
    this.port = port;
    this.tokenPort = tokenPort;
    this.tokenOf = issuer::token;
  }

  /** All of them, once. */
  void send() {
    crowd(number -> "crowd" + number + "@example.com");
    crowd(number -> "share@example.com");
    late();
    tooLong();
  }

  /** More at the same time than are served, or more of one than its share. */
  private void crowd(IntFunction<String> email) {
    var wires = new ArrayList<Wire>();
    var requests = new ArrayList<String>();
    for (int i = 0; i < CROWD; i++) {
      requests.add(ME.post(Documents.caller(tokenOf.apply(email.apply(i))) + CLOSE));
      wires.add(new Wire(tokenPort, PATIENCE));
    }
    for (int i = 0; i < CROWD; i++) {
      wires.get(i).send(Wire.bytes(requests.get(i)));
    }
    for (int i = 0; i < CROWD; i++) {
      try (var wire = wires.get(i)) {
        judge.judge("crowds", requests.get(i), Reply.all(wire.receive().text()), false);
      }
    }
  }

  /** A head and a body that do not come to their end. */
  private void late() {
    var whole = ME.post(CLOSE);
    for (var length : List.of(whole.indexOf("Content-Type"), whole.length() - 5)) {
      judge.sendAlone(port, "late", whole.substring(0, length), false, false);
    }
  }

  private void tooLong() {
    var body = ME.post("X-Filler: " + "x".repeat(30_000) + "\r\n" + CLOSE);
    judge.sendAlone(port, "long", body, false, false);
    judge.sendAlone(
        port, "long", GraphQlText.post(CLOSE, " ".repeat(70_000) + ME.json()), false, false);
    var get = ME.get(CLOSE);
    judge.sendAlone(port, "long", get.replace("?", "?" + "x".repeat(9_000)), false, false);
    judge.sendAlone(port, "long", get.replace("HTTP/1.1", "HTTP/3.0"), false, false);
    judge.sendAlone(port, "long", get.replace("Host", "Accept: text/html\r\nHost"), false, false);
    judge.sendAlone(port, "long", get.replace("GET", "PUT"), false, false);
  }
}
