package org.guestlist.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestlist.testing.Wire;

/**
 * Sends requests of a run, holds each answer against the contract, and keeps what was seen. For one
 * thread.
 */
final class Judge {
  /** What waits for bytes costs nothing meanwhile. */
  private static final int TOO_LATE = 408;

  private final Coverage coverage;
  private final Findings findings;
  private final Costliest costliest;

  Judge(Coverage coverage, Findings findings, Costliest costliest) {
    this.coverage = coverage;
    this.findings = findings;
    this.costliest = costliest;
  }

  Coverage coverage() {
    return coverage;
  }

  /** Sends the request of a document, which has to be answered. */
  Optional<Exchange> ask(HttpLine line, String generator, String request, GraphQlText document) {
    return send(line, generator, request, Optional.of(document));
  }

  /** Sends a request that has to be answered. */
  Optional<Exchange> send(HttpLine line, String generator, String request) {
    return send(line, generator, request, Optional.empty());
  }

  private Optional<Exchange> send(
      HttpLine line, String generator, String request, Optional<GraphQlText> document) {
    var begin = System.nanoTime();
    var reply = line.send(Wire.bytes(request));
    var nanos = System.nanoTime() - begin;
    if (reply.isEmpty()) {
      findings.add("Nobody answered.", Exchange.shortened(request));
      return Optional.empty();
    }
    var exchange = new Exchange(generator, request, document, reply.get(), nanos);
    costliest.add(exchange);
    judge(exchange);
    return Optional.of(exchange);
  }

  /**
   * Sends bytes on a connection of their own, which the sender ends, and judges what is answered.
   *
   * @param cutOff whether the sender goes away after the last byte
   * @param mayBeSilent whether no answer is one, too
   */
  void sendAlone(int port, String generator, String request, boolean cutOff, boolean mayBeSilent) {
    var begin = System.nanoTime();
    var replies = HttpLine.sendAlone(port, Wire.bytes(request), cutOff);
    var nanos = System.nanoTime() - begin;
    judge(generator, request, replies, mayBeSilent);
    if (!cutOff && replies.size() == 1 && replies.get(0).status() != TOO_LATE) {
      costliest.add(new Exchange(generator, request, Optional.empty(), replies.get(0), nanos));
    }
  }

  /** Judges what came over a connection. */
  void judge(String generator, String request, List<Reply> replies, boolean mayBeSilent) {
    if (replies.isEmpty() && !mayBeSilent) {
      findings.add("Nobody answered.", Exchange.shortened(request));
    }
    replies.forEach(reply -> judge(new Exchange(generator, request, Optional.empty(), reply, 0)));
  }

  private void judge(Exchange exchange) {
    coverage.add(exchange);
    HttpOracle.faults(exchange).forEach(fault -> report(fault, exchange));
    exchange
        .document()
        .flatMap(
            document ->
                ResponseBody.of(exchange.reply()).flatMap(body -> DataOracle.fault(document, body)))
        .ifPresent(fault -> report(fault, exchange));
  }

  void report(String fault, Exchange... exchanges) {
    findings.add(
        fault, Stream.of(exchanges).map(Exchange::toString).collect(Collectors.joining("\n")));
  }
}
