package org.guestlist.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Decodes requests as Vert.x does, and puts a {@link RefusedRequest} in the place of one that is
 * not to be read; nothing that follows it on its connection is read either. The head of a request,
 * and then its body, have a time in which they have to be here. For one connection.
 */
final class RequestDecoder extends VertxHttpRequestDecoder {
  private final HeadSyntax syntax = new HeadSyntax();
  private final Duration patience;
  private boolean inHead = true;
  private boolean begun;
  private boolean refused;
  private boolean brokenTrailers;
  private int unanswered;
  private ChannelHandlerContext context;
  private ScheduledFuture<?> timer;

  /**
   * One for a connection.
   *
   * @param patience how long a head may take, and how long a body
   */
  RequestDecoder(HttpServerOptions options, Duration patience) {
    super(options);
    this.patience = patience;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
    startTimer(ctx);
  }

  @Override
  protected void handlerRemoved0(ChannelHandlerContext ctx) throws Exception {
    stopTimer();
    super.handlerRemoved0(ctx);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) throws Exception {
    stopTimer();
    super.channelInactive(ctx);
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
    if (refused) {
      in.skipBytes(in.readableBytes());
      return;
    }
    if (isAhead(ctx)) {
      return;
    }
    var start = in.readerIndex();
    if (inHead && in.isReadable()) {
      begin(ctx);
    }
    super.decode(ctx, in, out);
    if (inHead) {
      syntax.read(in, start, in.readerIndex());
    }
    for (int i = 0; i < out.size() && !refused; i++) {
      decoded(ctx, out, i);
    }
  }

  /** Netty drops such trailers without a word, and a server behind another parser may not. */
  @Override
  protected AsciiString splitHeaderName(byte[] line, int start, int length) {
    var name = super.splitHeaderName(line, start, length);
    brokenTrailers |= !inHead && !RequestHead.mayTrail(name);
    return name;
  }

  /** Whether the next request has to wait, for the response to the one before or for its client. */
  private boolean isAhead(ChannelHandlerContext ctx) {
    return inHead && !begun && (unanswered > 0 || !ctx.channel().isWritable());
  }

  /** How many bytes are here whose turn has not come. */
  int ahead() {
    return isAhead(context) ? actualReadableBytes() : 0;
  }

  /** Whether a request, or the beginning of one, is here that was not looked at. */
  boolean hasNext() {
    return inHead && !begun && actualReadableBytes() > 0;
  }

  /** Notes that a response has ended. */
  void answered() {
    unanswered--;
  }

  /** Decodes what is here, as far as its turn has come. */
  void goOn() {
    if (context.isRemoved() || isAhead(context)) {
      return;
    }
    try {
      channelRead(context, Unpooled.EMPTY_BUFFER);
      channelReadComplete(context);
    } catch (Exception failure) {
      context.fireExceptionCaught(failure);
    }
  }

  /** A line is consumed once it is whole; its time runs from the first byte. */
  private void begin(ChannelHandlerContext ctx) {
    begun = true;
    if (timer == null) {
      startTimer(ctx);
    }
  }

  private void decoded(ChannelHandlerContext ctx, List<Object> out, int index) {
    if (out.get(index) instanceof HttpRequest request) {
      stopTimer();
      inHead = false;
      unanswered++;
      var refusal = RequestHead.refusal(request, syntax.isWellFormed());
      if (refusal.isPresent()) {
        refused = true;
        out.subList(index, out.size()).clear();
        out.add(refusal.get().toRequest());
        out.add(LastHttpContent.EMPTY_LAST_CONTENT);
        return;
      }
      RequestHead.withoutHttp2(request.headers());
      startTimer(ctx);
    }
    if (out.get(index) instanceof LastHttpContent last) {
      if (brokenTrailers || last.decoderResult().isFailure()) {
        breakOff(ctx, out.subList(index, out.size()));
        return;
      }
      stopTimer();
      inHead = true;
      begun = false;
      syntax.reset();
      BodyReading.end(ctx.channel());
    }
  }

  /** The timer runs on: it closes a connection on which nothing is answered any more. */
  private void breakOff(ChannelHandlerContext ctx, List<Object> rest) {
    refused = true;
    rest.forEach(ReferenceCountUtil::release);
    rest.clear();
    BodyReading.breakOff(ctx.channel());
  }

  private void startTimer(ChannelHandlerContext ctx) {
    timer = ctx.executor().schedule(() -> late(ctx), patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void stopTimer() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored")
  private void late(ChannelHandlerContext ctx) {
    refused = true;
    if (!inHead || !begun) {
      // Nobody who is silent, or was answered already, waits for a word.
      ctx.close();
      return;
    }
    var message = "The headers have to be here within " + patience.toMillis() + " ms.";
    ctx.fireChannelRead(new RefusedRequest(408, "headers", message).toRequest());
    ctx.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
    ctx.fireChannelReadComplete();
  }
}
