package org.guestlist.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.guestlist.testing.TokenIssuer;
import org.guestlist.testing.Wire;

/** Goes over the limits that no single request of a moment goes over. For one thread. */
final class LimitRequests {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int CROWD = 60;
  private static final int SHARE = 100;
  private static final GraphQlText ME = new GraphQlText("{ me { id } }", "{}");
  private static final String CLOSE = "Connection: close\r\n";

  private final Judge judge;
  private final Judge judgeOfTokens;
  private final int port;
  private final int tokenPort;
  private final UnaryOperator<String> tokenOf;

  /**
   * One that sends to two programs.
   *
   * @param port of one that waits for a second at most
   * @param tokenPort of one that takes tokens, serves few at a time and little of each caller
   */
  LimitRequests(Judge judge, int port, Judge judgeOfTokens, int tokenPort, TokenIssuer issuer) {
    this.judge = judge;
    this.judgeOfTokens = judgeOfTokens;
    this.port = port;
    this.tokenPort = tokenPort;
    this.tokenOf = issuer::token;
  }

  /** All of them, once. */
  void send() {
    crowd();
    share();
    late();
    refusedByHttp();
  }

  /** More at the same time than are served. */
  private void crowd() {
    var wires = new ArrayList<Wire>();
    var requests = new ArrayList<String>();
    for (int i = 0; i < CROWD; i++) {
      requests.add(ME.post(Documents.caller(tokenOf.apply("crowd" + i + "@example.com")) + CLOSE));
      wires.add(new Wire(tokenPort, PATIENCE));
    }
    for (int i = 0; i < CROWD; i++) {
      wires.get(i).send(Wire.bytes(requests.get(i)));
    }
    for (int i = 0; i < CROWD; i++) {
      try (var wire = wires.get(i)) {
        judgeOfTokens.judge("crowds", requests.get(i), Reply.all(wire.receive().text()), false);
      }
    }
  }

  /** More of one caller than its share, until one is refused. */
  private void share() {
    var request = ME.post(Documents.caller(tokenOf.apply("share@example.com")));
    try (var line = new HttpLine(tokenPort)) {
      var refused = false;
      for (int i = 0; i < SHARE && !refused; i++) {
        refused =
            judgeOfTokens
                .ask(line, "share", request, ME)
                .filter(exchange -> exchange.reply().status() == 429)
                .isPresent();
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

  /** What HTTP alone refuses, each once. */
  private void refusedByHttp() {
    var body = ME.post("X-Filler: " + "x".repeat(30_000) + "\r\n" + CLOSE);
    judge.sendAlone(port, "refused", body, false, false);
    judge.sendAlone(
        port, "refused", GraphQlText.post(CLOSE, " ".repeat(70_000) + ME.json()), false, false);
    var get = ME.get(CLOSE);
    judge.sendAlone(port, "refused", get.replace("?", "?" + "x".repeat(9_000)), false, false);
    judge.sendAlone(port, "refused", get.replace("HTTP/1.1", "HTTP/3.0"), false, false);
    judge.sendAlone(
        port, "refused", get.replace("Host", "Accept: text/html\r\nHost"), false, false);
    judge.sendAlone(port, "refused", get.replace("GET", "PUT"), false, false);
    judge.sendAlone(port, "refused", ME.post("Expect: nothing\r\n" + CLOSE), false, false);
    var compressed = ME.post("Content-Encoding: gzip\r\n" + CLOSE);
    judge.sendAlone(port, "refused", compressed, false, false);
  }
}
