package org.guestlist.http;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.core.Vertx;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/**
 * Tells the request whose body a connection reads that the body is broken, so that it is answered.
 * Vert.x would close the connection instead, and with it what was asked before. For the event loop
 * of the connection.
 */
final class BodyReading {
  private static final AttributeKey<Runnable> READER =
      AttributeKey.valueOf(BodyReading.class, "reader");

  private static final AttributeKey<Boolean> BROKEN =
      AttributeKey.valueOf(BodyReading.class, "broken");

  private BodyReading() {}

  /**
   * Begins with the body of a request.
   *
   * @param refusal is run once, in the context of the request, if the body is broken or becomes so
   */
  static void begin(RoutingContext request, Runnable refusal) {
    if (!(request.request().connection() instanceof ConnectionBase connection)) {
      return;
    }
    var context = Vertx.currentContext();
    var channel = connection.channel();
    channel.attr(READER).set(() -> context.runOnContext(now -> refusal.run()));
    if (channel.hasAttr(BROKEN) && !request.request().isEnded()) {
      tell(channel);
    }
  }

  /** Ends with the body that was read to its end. */
  static void end(Channel channel) {
    if (channel.hasAttr(READER)) {
      channel.attr(READER).set(null);
    }
  }

  /**
   * Ends with a body that is broken: no other follows on this connection. Where requests that came
   * before are still answered, the one with the body is told when its turn comes.
   */
  static void breakOff(Channel channel) {
    channel.attr(BROKEN).set(true);
    tell(channel);
  }

  private static void tell(Channel channel) {
    var reader = channel.attr(READER).getAndSet(null);
    if (reader != null) {
      reader.run();
    }
  }
}
