package org.guestlist.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.utils.ProxyConfigProvider;

/** The proxy between the service and DynamoDB, where one is configured. */
class NamedProxyTest {
  private final Vertx vertx = Vertx.vertx();
  private final CompletableFuture<String> asked = new CompletableFuture<>();
  private final int port =
      vertx
          .createNetServer()
          .connectHandler(this::answer)
          .listen(0, "localhost")
          .toCompletionStage()
          .toCompletableFuture()
          .join()
          .actualPort();

  private void answer(NetSocket socket) {
    socket.handler(
        request -> {
          asked.complete(request.toString());
          socket.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nproxy");
        });
  }

  private record Named(String host, int port, Set<String> nonProxyHosts)
      implements ProxyConfigProvider {
    @Override
    public Optional<String> userName() {
      return Optional.of("name");
    }

    @Override
    public Optional<String> password() {
      return Optional.of("word");
    }
  }

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void requestsGoThroughTheProxyThatIsNamed() {
    var options =
        NamedProxy.addTo(VertxHttpClient.options(), new Named("localhost", port, Set.of()));
    try (var client = new VertxHttpClient(vertx, options)) {
      var response = HttpCall.send(client, URI.create("http://dynamodb.invalid/")).response();

      assertThat(response.text()).isEqualTo("proxy");
      assertThat(asked.join())
          .startsWith("POST http://dynamodb.invalid/ HTTP/1.1\r\n")
          .containsIgnoringCase("Proxy-Authorization: Basic bmFtZTp3b3Jk");
    }
  }

  @Test
  void hostsThatAreExceptedAreAskedThemselves() {
    var named = new Named("nowhere.invalid", 1, Set.of("local.*?", "10.0.0.1"));
    var options = NamedProxy.addTo(VertxHttpClient.options(), named);
    try (var client = new VertxHttpClient(vertx, options)) {
      var address = URI.create("http://localhost:" + port + "/");

      assertThat(HttpCall.send(client, address).response().text()).isEqualTo("proxy");
      assertThat(asked.join()).startsWith("POST / HTTP/1.1\r\n");
    }
  }

  @Test
  void withoutANameThereIsNone() {
    var options = new HttpClientOptions();

    assertThat(NamedProxy.addTo(options, new Named(null, 0, Set.of())).getProxyOptions()).isNull();
    assertThat(NamedProxy.addTo(options, null).getProxyOptions()).isNull();
  }
}
