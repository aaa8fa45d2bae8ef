package org.guestlist.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.vertx.core.http.HttpServerOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Time that a request has, by a clock of the test, and bytes that come one by one. */
class RequestDecoderTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String HEAD = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n";

  private EmbeddedChannel connection;
  private RequestDecoder decoder;

  @BeforeEach
  void connect() {
    connection = new EmbeddedChannel();
    connection.freezeTime();
    decoder = new RequestDecoder(new HttpServerOptions(), PATIENCE);
    connection.pipeline().addLast(decoder);
  }

  @AfterEach
  void close() {
    connection.finishAndReleaseAll();
  }

  private void send(String text) {
    connection.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
  }

  private void pass(long milliseconds) {
    connection.advanceTimeBy(milliseconds, TimeUnit.MILLISECONDS);
    connection.runScheduledPendingTasks();
  }

  private String decoded() {
    for (Object next = connection.readInbound(); next != null; next = connection.readInbound()) {
      if (next instanceof HttpRequest request) {
        var refused = request.headers().get(":refused");
        return refused == null ? request.method().name() : refused.substring(0, 3);
      }
    }
    return "nothing";
  }

  @Test
  void aSilentConnectionIsClosed() {
    pass(PATIENCE.toMillis() - 1);
    assertThat(connection.isOpen()).isTrue();
    pass(1);
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void aHeadThatTakesTooLongIsRefusedHoweverOftenAByteComes() {
    for (int i = 0; i < 9; i++) {
      send(HEAD.substring(i, i + 1));
      pass(1_000);
    }
    assertThat(decoded()).isEqualTo("nothing");
    send(HEAD.substring(9, 10));
    pass(1_000);

    assertThat(decoded()).isEqualTo("408");
    send(HEAD.substring(10) + "{}" + HEAD);
    assertThat(decoded()).isEqualTo("nothing");
  }

  @Test
  void aBodyThatTakesTooLongEndsTheConnection() {
    send(HEAD);
    assertThat(decoded()).isEqualTo("POST");
    pass(PATIENCE.toMillis() - 1);
    assertThat(connection.isOpen()).isTrue();
    pass(1);
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void aConnectionBetweenRequestsIsNotHurried() {
    send(HEAD + "{}");
    assertThat(decoded()).isEqualTo("POST");
    decoder.answered();
    pass(PATIENCE.toMillis() * 5);
    assertThat(connection.isOpen()).isTrue();
    send(HEAD.substring(0, 5));
    pass(PATIENCE.toMillis() - 1);
    send(HEAD.substring(5) + "{}");
    assertThat(decoded()).isEqualTo("POST");
    pass(PATIENCE.toMillis() * 5);
    assertThat(connection.isOpen()).isTrue();
  }

  @Test
  void bytesThatComeOneByOneAreReadAsTheyAreAtOnce() {
    var folded = HEAD.replace("Host: a", "Host: a\r\nX: b\r\n c");
    for (var request : new String[] {HEAD, folded, HEAD.replace(": a", ": a\n"), "\u0000" + HEAD}) {
      connect();
      send(request + "{}");
      var atOnce = decoded();
      connect();
      request.chars().forEach(c -> send(Character.toString(c)));

      assertThat(decoded()).isEqualTo(atOnce).isEqualTo(request.equals(HEAD) ? "POST" : "400");
    }
  }
}
