package org.guestlist.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Lets a connection have one request under way: the next one is decoded when the response before it
 * has ended and its client has taken enough of it. A client that sends requests and reads no
 * response would otherwise fill the memory with responses. Stands behind the encoder of responses.
 * For one connection.
 */
final class RequestPacing extends ChannelDuplexHandler {
  /**
   * Bytes that are read ahead of their turn; a request that is read in its turn has other limits.
   */
  private static final int MOST_AHEAD = 65_536;

  private final RequestDecoder decoder;
  private boolean held;

  RequestPacing(RequestDecoder decoder) {
    this.decoder = decoder;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored")
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    ctx.write(message, promise);
    if (message instanceof LastHttpContent && !isInterim(message)) {
      decoder.answered();
      next(ctx);
    }
  }

  /** "100 Continue" is whole, and not the response. */
  private static boolean isInterim(Object message) {
    return message instanceof HttpResponse response
        && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    ctx.fireChannelWritabilityChanged();
    next(ctx);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    ctx.fireChannelReadComplete();
    if (decoder.ahead() >= MOST_AHEAD) {
      // Vert.x may set it again, for a body that it reads: then this is where it ends, too.
      ctx.channel().config().setAutoRead(false);
      held = true;
    }
  }

  /** Not at once: what ended the response is under way in the same call. */
  private void next(ChannelHandlerContext ctx) {
    if (held || decoder.hasNext()) {
      ctx.executor().execute(() -> goOn(ctx));
    }
  }

  private void goOn(ChannelHandlerContext ctx) {
    decoder.goOn();
    if (held && !ctx.isRemoved() && decoder.ahead() < MOST_AHEAD) {
      held = false;
      ctx.channel().config().setAutoRead(true);
    }
  }
}
