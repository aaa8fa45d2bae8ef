package org.guestlist.fuzz;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import org.guestlist.http.Chance;
import org.guestlist.http.HostileSource;

/** Sends bodies, HTTP requests, and bytes that are none. For one thread. */
final class RawRequests {
  private final Judge judge;
  private final World world;
  private final HttpLine line;
  private final int port;
  private final Deque<HostileSource.Hostile> hostile = new ArrayDeque<>();

  RawRequests(Judge judge, World world, HttpLine line, int port) {
    this.judge = judge;
    this.world = world;
    this.line = line;
    this.port = port;
  }

  /** A body that may be no request. */
  void body(Chance chance) {
    var scene = world.scene(chance);
    var body = Bodies.of(chance, Documents.any(chance, scene));
    var headers = Documents.caller(scene.caller(chance));
    judge.send(line, "bodies", GraphQlText.post(headers, body));
  }

  /** A request with any headers. */
  void http(Chance chance) {
    var scene = world.scene(chance);
    var caller = Documents.caller(scene.caller(chance));
    var request = HttpRequests.of(chance, Documents.any(chance, scene), caller);
    if (request.cutOff()) {
      judge.sendAlone(port, "HTTP", request.text(), true, true);
    } else {
      judge.send(line, "HTTP", request.text());
    }
  }

  /** One of the hostile requests that a seed gives. */
  void hostile(Chance chance) {
    if (hostile.isEmpty()) {
      var caller = Documents.caller(world.scene(chance).viewer().email());
      var more = new ArrayList<>(HostileSource.of(chance.random().nextLong(), caller));
      Collections.shuffle(more, chance.random());
      hostile.addAll(more);
    }
    var request = hostile.remove();
    var cutOff = request.cutOff() || request.mayBeSilent();
    judge.sendAlone(port, "hostile", request.text(), cutOff, request.mayBeSilent());
  }
}
