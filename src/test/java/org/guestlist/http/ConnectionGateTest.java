package org.guestlist.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One connection more than may be open. */
class ConnectionGateTest {
  private final EmbeddedChannel server =
      new EmbeddedChannel(
          new ConnectionGate(
              new HttpServerOptions(), new ConnectionSettings(2, Duration.ofSeconds(1))));

  private EmbeddedChannel accept() {
    var connection = new EmbeddedChannel();
    server.writeInbound(connection);
    return connection;
  }

  @Test
  @SuppressWarnings("FutureReturnValueIgnored")
  void oneBeyondIsClosedAndThereIsRoomAgainAfterwards() {
    var first = accept();
    var second = accept();

    assertThat(accept().isOpen()).isFalse();
    assertThat(first.isOpen()).isTrue();
    assertThat(second.isOpen()).isTrue();
    first.close().syncUninterruptibly();
    assertThat(accept().isOpen()).isTrue();
    assertThat(accept().isOpen()).isFalse();
  }
}
