package org.guestlist.http;

import java.util.List;
import java.util.stream.Stream;
import org.guestlist.http.HostileRequest.Sending;

/** The hostile requests for tests of other rooms, without those that take their time. */
public final class HostileSource {

  private HostileSource() {}

  /**
   * One request.
   *
   * @param text all of it, one character for each byte
   * @param cutOff whether the sender goes away after the last byte
   * @param mayBeSilent whether no answer is one, too
   */
  public record Hostile(String text, boolean cutOff, boolean mayBeSilent) {}

  /**
   * Those that a seed gives.
   *
   * @param caller the header that says who sends them
   */
  public static List<Hostile> of(long seed, String caller) {
    return Stream.of(
            new HostileBodies(Chance.of(seed, HostileBodies.class), caller).categories(),
            new HostileDocuments(Chance.of(seed, HostileDocuments.class), caller).categories(),
            new HostileHttp(Chance.of(seed, HostileHttp.class), caller).categories())
        .flatMap(List::stream)
        .flatMap(category -> category.requests().stream())
        .filter(request -> request.sending() != Sending.SLOWLY)
        .map(HostileSource::of)
        .toList();
  }

  private static Hostile of(HostileRequest request) {
    return new Hostile(
        request.text(), request.sending() == Sending.CUT_OFF, request.outcome().mayBeSilent());
  }
}
