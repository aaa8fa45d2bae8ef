package org.guestlist.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.QuarkusHttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.guestlist.http.Platform;

/** Lambda, which gives each invocation a time and an id. */
@ApplicationScoped
class LambdaPlatform implements Platform {
  private final Duration margin;

  LambdaPlatform(LambdaSettings settings) {
    this.margin = settings.margin();
  }

  /** Without the margin; zero, where that is all there is. Unknown to the mock event server. */
  @Override
  public Optional<Duration> timeLeft(HttpServerRequest request) {
    return invocation(request)
        .filter(invocation -> LaunchMode.current() == LaunchMode.NORMAL)
        .map(invocation -> invocation.getRemainingTimeInMillis() - margin.toMillis())
        .map(left -> Duration.ofMillis(Math.max(0, left)));
  }

  @Override
  public Optional<String> requestId(HttpServerRequest request) {
    return invocation(request).map(Context::getAwsRequestId);
  }

  /** That of the event which Quarkus made the request of. */
  private static Optional<Context> invocation(HttpServerRequest request) {
    return request.headers() instanceof QuarkusHttpHeaders headers
        ? Optional.ofNullable(headers.getContextObject(Context.class))
        : Optional.empty();
  }
}
