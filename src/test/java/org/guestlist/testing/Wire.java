package org.guestlist.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;

/**
 * One connection to the program under test, for what no HTTP client would send. Has to be closed;
 * for one thread.
 */
public final class Wire implements AutoCloseable {
  private static final int CHUNK = 8_192;

  private final Socket socket = new Socket();
  private final long end;

  /**
   * Everything that came back, one character for one byte.
   *
   * @param closed whether the program closed the connection, rather than keep it and be silent
   */
  public record Received(String text, boolean closed) {}

  /**
   * Connects.
   *
   * @param patience how long all that follows may take
   */
  public Wire(Duration patience) {
    this(RestAssured.port, patience);
  }

  /** Connects to another port of the program. */
  public Wire(int port, Duration patience) {
    this.end = System.nanoTime() + patience.toNanos();
    try {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.setTcpNoDelay(true);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Sends some bytes. One who has been refused already need not take the rest. */
  public void send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException refused) {
      // What was answered is still to be read.
    }
  }

  /** Sends a byte now and then, until all are sent or the program has had enough. */
  public void sendSlowly(byte[] bytes, Duration pause) {
    try {
      for (var single : bytes) {
        socket.getOutputStream().write(single);
        Thread.sleep(pause.toMillis());
      }
    } catch (IOException refused) {
      // As above
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says that nothing more will come, wherever the last byte was. */
  public void sendEnd() {
    try {
      socket.shutdownOutput();
    } catch (IOException closed) {
      // It is the end already.
    }
  }

  /** All that comes until the program closes the connection, or patience is at an end. */
  public Received receive() {
    var received = new ByteArrayOutputStream();
    var chunk = new byte[CHUNK];
    try {
      for (int length = read(chunk); length >= 0; length = read(chunk)) {
        received.write(chunk, 0, length);
      }
      return new Received(received.toString(ISO_8859_1), true);
    } catch (SocketTimeoutException silence) {
      return new Received(received.toString(ISO_8859_1), false);
    } catch (IOException reset) {
      return new Received(received.toString(ISO_8859_1), true);
    }
  }

  private int read(byte[] chunk) throws IOException {
    var left = Duration.ofNanos(end - System.nanoTime()).toMillis();
    if (left <= 0) {
      throw new SocketTimeoutException();
    }
    socket.setSoTimeout((int) left);
    return socket.getInputStream().read(chunk);
  }

  /** Bytes as text that can be read, and be written back into a test. */
  public static String escaped(byte[] bytes) {
    var text = new StringBuilder();
    for (var single : bytes) {
      text.append(escaped(single));
    }
    return text.toString();
  }

  private static String escaped(byte single) {
    return switch (single) {
      case '\r' -> "\\r";
      case '\n' -> "\\n\n";
      case '\\' -> "\\\\";
      default ->
          single >= ' ' && single < 127
              ? Character.toString(single)
              : "\\x%02x".formatted(single & 0xff);
    };
  }

  /** Text as bytes, one for each character. */
  public static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  /** Bytes as text, one character for each. */
  public static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  /** Bytes one after the other. */
  public static byte[] joined(byte[] first, byte[] second) {
    var both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
