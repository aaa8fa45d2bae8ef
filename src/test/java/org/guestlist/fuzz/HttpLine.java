package org.guestlist.fuzz;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.guestlist.testing.Wire;

/**
 * Sends requests one after another as they are, on one connection as long as it is kept open. Has
 * to be closed; for one thread.
 */
final class HttpLine implements AutoCloseable {
  /** So long that only an endless loop takes longer, whatever else the machine has to do. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final int port;
  private Socket socket;
  private InputStream input;

  HttpLine(int port) {
    this.port = port;
  }

  /** The answer to a request; empty where the connection ended instead. */
  Optional<Reply> send(byte[] request) {
    try {
      var fresh = connect();
      var reply = exchange(request);
      // A connection that was kept may have ended before the request came.
      return reply.isPresent() || fresh ? reply : again(request);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * The answers to bytes on a connection of their own, up to the one that ends it.
   *
   * @param cutOff whether the sender goes away after the last byte
   */
  static List<Reply> sendAlone(int port, byte[] bytes, boolean cutOff) {
    try (var line = new HttpLine(port)) {
      line.connect();
      line.write(bytes);
      if (cutOff) {
        line.end();
      }
      return line.replies(Wire.text(bytes).startsWith("HEAD "));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void end() {
    try {
      socket.shutdownOutput();
    } catch (IOException closed) {
      // It is the end already.
    }
  }

  private List<Reply> replies(boolean bodiless) {
    var replies = new ArrayList<Reply>();
    try {
      var next = Reply.read(input, bodiless);
      while (next.isPresent()) {
        replies.add(next.get());
        next = next.get().endsConnection() ? Optional.empty() : Reply.read(input, bodiless);
      }
    } catch (IOException reset) {
      // What came before counts.
    }
    return replies;
  }

  private Optional<Reply> again(byte[] request) throws IOException {
    connect();
    return exchange(request);
  }

  private boolean connect() throws IOException {
    if (socket != null) {
      return false;
    }
    socket = new Socket();
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) PATIENCE.toMillis());
    input = new BufferedInputStream(socket.getInputStream());
    return true;
  }

  private Optional<Reply> exchange(byte[] request) throws IOException {
    var reply = Optional.<Reply>empty();
    try {
      write(request);
      reply = Reply.read(input, Wire.text(request).startsWith("HEAD "));
    } catch (IOException reset) {
      close();
    }
    if (reply.isEmpty() || reply.get().endsConnection()) {
      close();
    }
    return reply;
  }

  /** What is refused early need not be taken to its end: the answer is still to be read. */
  private void write(byte[] request) {
    try {
      socket.getOutputStream().write(request);
    } catch (IOException refused) {
      // As said
    }
  }

  @Override
  public void close() {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      socket = null;
    }
  }
}
