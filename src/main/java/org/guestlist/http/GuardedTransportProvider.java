package org.guestlist.http;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxTracerFactory;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingOptions;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Gives Vert.x a {@link GuardedTransport}. A factory of tracers, here of one that does nothing, is
 * what an application can put in the way while Quarkus builds Vert.x.
 */
@ApplicationScoped
class GuardedTransportProvider implements VertxOptionsCustomizer {

  // What stands in its place, Quarkus does not let an application call.
  @SuppressWarnings("deprecation")
  @Override
  public void accept(VertxOptions options) {
    options.setTracingOptions(new TracingOptions().setFactory(new Factory()));
  }

  private static final class Factory implements VertxTracerFactory {
    @Override
    public void init(VertxBuilder builder) {
      builder.tracer(tracer(null));
      var settings = ConnectionSettings.of(ConfigProvider.getConfig());
      builder.findTransport(new GuardedTransport(builder.findTransport(), settings));
    }

    @Override
    public VertxTracer<?, ?> tracer(TracingOptions options) {
      return VertxTracer.NOOP;
    }
  }
}
