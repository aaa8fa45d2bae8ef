package org.guestlist.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Puts TLS in front of a server at this machine that has none. Has to be closed. */
public final class TlsTunnel implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private TlsTunnel(ServerSocket server, int target) {
    this.server = server;
    this.target = target;
  }

  /** One that leads to a port, with a certificate of an authority. */
  public static TlsTunnel to(int port, PrivateCa ca) {
    try {
      var factory = ca.server().getServerSocketFactory();
      var server = factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
      var tunnel = new TlsTunnel(server, port);
      tunnel.threads.execute(tunnel::accept);
      return tunnel;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("https://localhost:" + server.getLocalPort());
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var client = server.accept();
        threads.execute(() -> connect(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(Socket client) {
    try (client;
        var backend = new Socket(InetAddress.getLoopbackAddress(), target)) {
      threads.execute(() -> copy(backend, client));
      client.getInputStream().transferTo(backend.getOutputStream());
    } catch (IOException ended) {
      // Each side may end at any time; the other one notices.
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.close();
    } catch (IOException ended) {
      // As above
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      threads.shutdownNow();
    }
  }
}
