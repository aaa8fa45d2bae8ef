package org.guestlist.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.guestlist.testing.RawHttp.address;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import org.guestlist.LocalDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way in by WebSocket, which the GraphQL extension would open beside ours. */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
class WebSocketTest {

  @ParameterizedTest
  @CsvSource({
    "/graphql, graphql-transport-ws",
    "/graphql, graphql-ws",
    "/graphql, nothing",
    "/graphql/, graphql-transport-ws",
    "/graphql?query=%7Bme%7Bid%7D%7D, graphql-transport-ws",
    "/graphql/schema.graphql, graphql-ws",
    "/, graphql-ws"
  })
  void isClosed(String path, String protocol) {
    var address = URI.create(address(path).toString().replace("http:", "ws:"));
    var opening =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .subprotocols(protocol)
            .buildAsync(address, new WebSocket.Listener() {});

    assertThatThrownBy(opening::join).hasCauseInstanceOf(WebSocketHandshakeException.class);
  }
}
