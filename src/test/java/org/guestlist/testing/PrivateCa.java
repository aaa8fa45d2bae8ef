package org.guestlist.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * An authority that nobody knows, and a certificate for {@code localhost} that it has signed, made
 * with the JDK's keytool.
 *
 * @param directory where the key stores are
 */
public record PrivateCa(Path directory) {
  /** Of all key stores here. */
  public static final String PASSWORD = "changeit";

  /** A new one. */
  public static PrivateCa in(Path directory) {
    var ca = new PrivateCa(directory);
    ca.keytool("ca.p12", "-genkeypair -alias ca -keyalg EC -dname CN=Private -ext bc:c");
    ca.keytool("ca.p12", "-exportcert -alias ca -file ca.crt");
    ca.keytool("trust.p12", "-importcert -noprompt -alias ca -file ca.crt");
    ca.keytool("server.p12", "-genkeypair -alias server -keyalg EC -dname CN=localhost");
    ca.keytool("server.p12", "-certreq -alias server -file server.csr");
    ca.keytool(
        "ca.p12",
        "-gencert -alias ca -ext san=dns:localhost -infile server.csr -outfile server.crt");
    ca.keytool("server.p12", "-importcert -noprompt -alias ca -file ca.crt");
    ca.keytool("server.p12", "-importcert -alias server -file server.crt");
    return ca;
  }

  private void keytool(String store, String arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments.split(" ", -1)));
    command.addAll(List.of("-keystore", store, "-storetype", "PKCS12", "-storepass", PASSWORD));
    try {
      var output = directory.resolve("keytool.txt").toFile();
      var process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output)
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(Files.readString(output.toPath()));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  /** What somebody who trusts this authority has to say when the program starts. */
  public String[] trust() {
    return new String[] {
      "-Djavax.net.ssl.trustStore=" + directory.resolve("trust.p12"),
      "-Djavax.net.ssl.trustStorePassword=" + PASSWORD
    };
  }

  /** The key store of a server at {@code localhost}. */
  public Path serverKeys() {
    return directory.resolve("server.p12");
  }

  /** Trusts this authority alone. */
  public SSLContext client() {
    try (var file = Files.newInputStream(directory.resolve("trust.p12"))) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(file, PASSWORD.toCharArray());
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Shows the certificate for {@code localhost}. */
  SSLContext server() {
    try (var file = Files.newInputStream(serverKeys())) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(file, PASSWORD.toCharArray());
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD.toCharArray());
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
