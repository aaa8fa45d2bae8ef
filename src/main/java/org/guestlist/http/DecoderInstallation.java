package org.guestlist.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Puts a {@link RequestDecoder} into the place of the decoder of Vert.x as soon as there is one:
 * when a connection begins, or where it is encrypted, once both ends agree on the keys. Counts the
 * connection while it is open.
 */
final class DecoderInstallation extends ChannelDuplexHandler {
  private final HttpServerOptions options;
  private final Duration patience;
  private final AtomicInteger open;
  private boolean waiting;

  DecoderInstallation(HttpServerOptions options, Duration patience, AtomicInteger open) {
    this.options = options;
    this.patience = patience;
    this.open = open;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    open.incrementAndGet();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    open.decrementAndGet();
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    install(ctx);
    ctx.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object bytes) {
    install(ctx);
    ctx.fireChannelRead(bytes);
  }

  private void install(ChannelHandlerContext ctx) {
    var pipeline = ctx.pipeline();
    if (pipeline.get(VertxHttpRequestDecoder.class) != null) {
      replace(ctx);
    } else if (!waiting && pipeline.get(SslHandler.class) != null) {
      waiting = true;
      var ssl = pipeline.context(SslHandler.class).name();
      pipeline.addAfter(ssl, null, new AfterHandshake());
    }
  }

  private void replace(ChannelHandlerContext ctx) {
    if (ctx.pipeline().get(VertxHttpRequestDecoder.class) instanceof RequestDecoder) {
      return;
    }
    var name = ctx.pipeline().context(VertxHttpRequestDecoder.class).name();
    ctx.pipeline()
        .replace(VertxHttpRequestDecoder.class, name, new RequestDecoder(options, patience));
  }

  /** The decoder comes with the event that ends the handshake, and before the first request. */
  private final class AfterHandshake extends ChannelDuplexHandler {
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
      ctx.fireUserEventTriggered(event);
      if (ctx.pipeline().get(VertxHttpRequestDecoder.class) != null) {
        replace(ctx);
      }
    }
  }
}
