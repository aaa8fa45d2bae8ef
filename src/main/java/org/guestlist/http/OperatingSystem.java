package org.guestlist.http;

import io.quarkus.arc.DefaultBean;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** The one of a server: it says nothing of a request. */
@ApplicationScoped
@DefaultBean
class OperatingSystem implements Platform {

  @Override
  public Optional<Duration> timeLeft(HttpServerRequest request) {
    return Optional.empty();
  }

  @Override
  public Optional<String> requestId(HttpServerRequest request) {
    return Optional.empty();
  }
}
