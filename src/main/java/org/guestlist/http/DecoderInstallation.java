package org.guestlist.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.Http1xOrH2CHandler;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLEngine;

/**
 * Puts a {@link RequestDecoder} into the place of the decoder of Vert.x as soon as there is one:
 * when a connection begins, or where it is encrypted, once both ends agree on the keys. No
 * connection gets as far as HTTP/2, which the server of health and metrics has no setting against.
 * Counts the connection while it is open.
 */
final class DecoderInstallation extends ChannelDuplexHandler {
  private static final String HTTP_1_1 = "http/1.1";

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
    if (pipeline.get(Http1xOrH2CHandler.class) != null) {
      decideForHttp1(ctx);
    }
    if (pipeline.get(VertxHttpRequestDecoder.class) != null) {
      replace(ctx);
    } else if (!waiting && pipeline.get(SslHandler.class) != null) {
      waiting = true;
      var ssl = pipeline.context(SslHandler.class);
      withoutHttp2(((SslHandler) ssl.handler()).engine());
      pipeline.addAfter(ssl.name(), null, new AfterHandshake());
    }
  }

  /**
   * The detector of Vert.x decides by the first bytes, and makes the decoder only then, which would
   * read them unguarded. It gets a byte with which no HTTP/2 begins, and which goes no further.
   */
  private static void decideForHttp1(ChannelHandlerContext ctx) {
    var detector = ctx.pipeline().context(Http1xOrH2CHandler.class).name();
    ctx.pipeline().addAfter(detector, null, new FirstByte());
    ctx.fireChannelRead(Unpooled.wrappedBuffer(new byte[] {0}));
  }

  /** Takes one message out of the way. */
  private static final class FirstByte extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object first) {
      ReferenceCountUtil.release(first);
      ctx.pipeline().remove(this);
    }
  }

  /** To a client that has HTTP/2 alone, no protocol is named; what it sends then is refused. */
  private static void withoutHttp2(SSLEngine engine) {
    engine.setHandshakeApplicationProtocolSelector(
        (same, offered) -> offered.contains(HTTP_1_1) ? HTTP_1_1 : "");
  }

  private void replace(ChannelHandlerContext ctx) {
    if (ctx.pipeline().get(VertxHttpRequestDecoder.class) instanceof RequestDecoder) {
      return;
    }
    var name = ctx.pipeline().context(VertxHttpRequestDecoder.class).name();
    var decoder = new RequestDecoder(options, patience);
    ctx.pipeline().replace(VertxHttpRequestDecoder.class, name, decoder);
    var encoder = ctx.pipeline().context(HttpResponseEncoder.class).name();
    ctx.pipeline().addAfter(encoder, null, new RequestPacing(decoder));
  }

  /** The decoder comes with the event that ends the handshake, and before the first request. */
  @SuppressWarnings("FutureReturnValueIgnored")
  private final class AfterHandshake extends ChannelDuplexHandler {
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
      ctx.fireUserEventTriggered(event);
      if (ctx.pipeline().get(VertxHttpRequestDecoder.class) != null) {
        replace(ctx);
      } else if (ctx.pipeline().get(Http2ConnectionHandler.class) != null) {
        ctx.close();
      }
    }
  }
}
