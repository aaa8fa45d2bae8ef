package org.guestlist.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes the connections of one server in: as many as may be open at the same time, and each with a
 * {@link RequestDecoder}. Those beyond are closed at once. Stands before the handler of Netty that
 * registers them. Thread-safe.
 */
@Sharable
final class ConnectionGate extends ChannelInboundHandlerAdapter {
  private final HttpServerOptions options;
  private final ConnectionSettings settings;
  private final AtomicInteger open = new AtomicInteger();

  ConnectionGate(HttpServerOptions options, ConnectionSettings settings) {
    this.options = options;
    this.settings = settings;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object accepted) {
    var connection = (Channel) accepted;
    if (open.get() >= settings.most()) {
      connection.unsafe().closeForcibly();
      return;
    }
    connection.pipeline().addLast(new DecoderInstallation(options, settings.patience(), open));
    ctx.fireChannelRead(accepted);
  }
}
