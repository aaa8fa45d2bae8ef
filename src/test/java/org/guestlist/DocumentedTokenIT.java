package org.guestlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.guestlist.testing.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the shell commands of docs/authentication.md as they stand there, but for the port, and for
 * the program where the build has made an executable.
 */
class DocumentedTokenIT {
  private static final Path DOCUMENT = Path.of("docs", "authentication.md");
  private static final Pattern BLOCK =
      Pattern.compile("^```sh\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  private static String commands(int port) throws IOException {
    return BLOCK
        .matcher(Files.readString(DOCUMENT))
        .results()
        .map(block -> block.group(1))
        .collect(Collectors.joining("\n"))
        .replace("localhost:8080", "localhost:" + port)
        .replace(
            "java -jar target/quarkus-app/quarkus-run.jar", String.join(" ", Program.command()));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void theCommandsMakeATokenThatTheProgramTakes(@TempDir Path directory)
      throws IOException, InterruptedException {
    var port = freePort();
    var output = directory.resolve("output.txt");
    Files.createSymbolicLink(directory.resolve("target"), Path.of("target").toAbsolutePath());
    var script = "set -euo pipefail\n" + commands(port) + "\nkill %1\nwait || true\n";
    var builder = new ProcessBuilder("bash", "-c", script).directory(directory.toFile());
    builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));

    var shell = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();

    assertThat(shell.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(Files.readAllLines(output))
        .filteredOn(line -> line.startsWith("{\"data\"") || line.startsWith("{\"errors\""))
        .singleElement()
        .asString()
        .startsWith("{\"data\":{\"me\":{\"email\":\"grace@example.com\"")
        .contains("\"title\":\"Compiler\"", "\"email\":\"edsger@example.com\"");
  }
}
