package org.guestlist.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.guestlist.testing.Wire;

/**
 * One HTTP response.
 *
 * @param headers by names in lower case
 */
record Reply(int status, Map<String, List<String>> headers, String body) {
  private static final String LENGTH = "content-length";

  Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  boolean endsConnection() {
    return header("Connection").filter("close"::equalsIgnoreCase).isPresent();
  }

  /** All that stand in what came over a connection, up to what is none. */
  static List<Reply> all(String received) {
    var input = new ByteArrayInputStream(Wire.bytes(received));
    var replies = new ArrayList<Reply>();
    try {
      for (var next = read(input, false); next.isPresent(); next = read(input, false)) {
        replies.add(next.get());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return replies;
  }

  /**
   * The next one that is final; empty at the end of the connection.
   *
   * @param bodiless whether it answers HEAD
   */
  static Optional<Reply> read(InputStream input, boolean bodiless) throws IOException {
    var line = line(input);
    if (!line.startsWith("HTTP/1.")) {
      return Optional.empty();
    }
    var headers = headers(input);
    var status = Integer.parseInt(line.substring(9, 12));
    if (status < 200) {
      return read(input, bodiless);
    }
    var length = headers.getOrDefault(LENGTH, List.of()).stream().findFirst();
    if (bodiless || status == 204 || status == 304) {
      return Optional.of(new Reply(status, headers, ""));
    }
    var content =
        length.isPresent()
            ? input.readNBytes(Integer.parseInt(length.get()))
            : input.readAllBytes();
    return Optional.of(new Reply(status, headers, new String(content, UTF_8)));
  }

  private static Map<String, List<String>> headers(InputStream input) throws IOException {
    var headers = new TreeMap<String, List<String>>();
    for (var line = line(input); !line.isEmpty(); line = line(input)) {
      var colon = line.indexOf(':');
      headers
          .computeIfAbsent(
              line.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT),
              name -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    return headers;
  }

  private static String line(InputStream input) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(ISO_8859_1);
  }

  @Override
  public String toString() {
    return status + " " + headers + "\n" + body;
  }
}
