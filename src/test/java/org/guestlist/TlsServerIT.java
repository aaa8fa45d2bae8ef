package org.guestlist;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.guestlist.store.Callers;
import org.guestlist.testing.Instance;
import org.guestlist.testing.PrivateCa;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program as a server by TLS, at the port of the API and at that of health. */
@TestInstance(Lifecycle.PER_CLASS)
class TlsServerIT {
  private static final String HOST = "Host: localhost\r\n";
  private static final String LIVE = "/q/health/live";
  private static final String TYPE = "/graphql?query=%7B__typename%7D";
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0";

  private PrivateCa ca;
  private Instance instance;
  private int apiPort;

  /** By its port, and what is answered there with status 200. */
  private record Port(int number, String path) {}

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    ca = PrivateCa.in(directory);
    apiPort = freePort();
    var settings = new HashMap<>(Map.of("GUESTLIST_STORE", "memory", "GUESTLIST_AUTH", "dev"));
    settings.put("QUARKUS_HTTP_SSL_PORT", String.valueOf(apiPort));
    for (var server : List.of("QUARKUS_HTTP", "QUARKUS_MANAGEMENT")) {
      settings.put(server + "_SSL_CERTIFICATE_KEY_STORE_FILE", ca.serverKeys().toString());
      settings.put(server + "_SSL_CERTIFICATE_KEY_STORE_FILE_TYPE", "PKCS12");
      settings.put(server + "_SSL_CERTIFICATE_KEY_STORE_PASSWORD", PrivateCa.PASSWORD);
    }
    instance = Instance.launch(settings);
    ports().forEach(port -> Callers.until(() -> Optional.of(port).filter(this::isOpen)));
  }

  @AfterAll
  void stop() {
    instance.close();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Stream<Port> ports() {
    return Stream.of(new Port(apiPort, TYPE), new Port(instance.management().getPort(), LIVE));
  }

  private boolean isOpen(Port port) {
    try (var socket = connect(port)) {
      return socket.getSession().isValid();
    } catch (IOException notYet) {
      return false;
    }
  }

  private SSLSocket connect(Port port, String... protocols) throws IOException {
    var loopback = InetAddress.getLoopbackAddress();
    var socket = (SSLSocket) ca.client().getSocketFactory().createSocket(loopback, port.number());
    socket.setSoTimeout(10_000);
    var parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(protocols);
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static String exchange(SSLSocket socket, String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
    return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
  }

  private static String get(String path, String headers) {
    return "GET " + path + " HTTP/1.1\r\n" + HOST + headers + "\r\n";
  }

  private Stream<DynamicTest> atEachPort(Check check) {
    return ports().map(port -> DynamicTest.dynamicTest(port.path(), () -> check.accept(port)));
  }

  /** What is looked at, at one port. */
  @FunctionalInterface
  private interface Check {
    void accept(Port port) throws IOException;
  }

  @TestFactory
  Stream<DynamicTest> ofTwoProtocolsHttp1IsTaken() {
    return atEachPort(
        port -> {
          try (var socket = connect(port, "h2", "http/1.1")) {
            assertThat(socket.getApplicationProtocol()).isNotEqualTo("h2");
            assertThat(exchange(socket, get(port.path(), "Connection: close\r\n")))
                .startsWith("HTTP/1.1 200");
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> whereNoProtocolIsNamedItIsHttp1() {
    return atEachPort(
        port -> {
          try (var socket = connect(port)) {
            assertThat(exchange(socket, get(port.path(), "Connection: close\r\n")))
                .startsWith("HTTP/1.1 200");
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> thereIsNoHttp2WhoeverAsksForIt() {
    return atEachPort(
        port -> {
          try (var socket = connect(port, "h2")) {
            assertThat(socket.getApplicationProtocol()).isNotEqualTo("h2");
            assertThat(exchange(socket, PREFACE)).startsWith("HTTP/1.1 505");
          } catch (SSLException refused) {
            // A handshake without a protocol in common may fail as well.
            assertThat(refused).hasMessageContaining("no_application_protocol");
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> theFirstRequestIsReadAsInClearText() {
    return atEachPort(
        port -> {
          try (var socket = connect(port, "http/1.1")) {
            var answers =
                exchange(socket, get(port.path(), "X: a\r\n b\r\n") + get(port.path(), ""));
            assertThat(answers).startsWith("HTTP/1.1 400");
            assertThat(answers.split("HTTP/1.1 ", -1)).hasSize(2);
          }
        });
  }
}
