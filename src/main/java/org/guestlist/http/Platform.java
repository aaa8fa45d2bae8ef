package org.guestlist.http;

import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;

/** What runs the program, as far as it says something of a request. Thread-safe. */
public interface Platform {

  /** After how long it gives the request up, unless it was answered by then. */
  Optional<Duration> timeLeft(HttpServerRequest request);

  /** What it calls the request in logs of its own. */
  Optional<String> requestId(HttpServerRequest request);
}
