package org.guestlist.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.guestlist.seed.testing.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever stands on a command line or answers at an address: what is wrong is said in one line.
 */
class UsageTest {
  private static String line(String... arguments) {
    var run = Run.of(arguments);
    assertThat(run.code()).as("%s", run).isEqualTo(2);
    assertThat(run.output()).isEmpty();
    assertThat(run.errors().lines()).as("%s", run).hasSize(1);
    var line = run.errors().strip();
    assertThat(line).doesNotContain("Exception", "java.", "software.amazon");
    return line;
  }

  private static String line(String commandLine) {
    return line(commandLine.split(" ", -1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "populate --usres 5",
        "populate --users",
        "populate --users ten",
        "populate --users 99999999999999999999",
        "populate --users 1.5",
        "populate --lists 2147483648",
        "populate --seed x",
        "populate --threads -",
        "populate --write-capacity many",
        "populate extra",
        "verify --limit x",
        "verify --threads 1e3",
        "verify --max-share half",
        "verify --yes=perhaps",
        "verify extra",
        "put-back",
        "put-back a b",
        "put-back --threads x a",
        "interact",
        "interact 1",
        "interact 1 2 3",
        "interact a b",
        "interact 1 1 --items few",
        "interact 1 1 --seed x",
        "shell extra",
        "shell --token",
        "pouplate"
      })
  void aCommandLineThatIsNotUnderstoodEndsWithWhereTheUsageIs(String commandLine) {
    var known = Stream.of("populate", "verify", "put-back", "interact", "shell");
    var command = known.filter(commandLine::startsWith).map(" "::concat).findFirst().orElse("");

    assertThat(line(commandLine)).endsWith("; seed" + command + " --help shows the usage.");
  }

  @Test
  void noCommandIsOneLine() {
    assertThat(line(new String[0])).startsWith("Missing required subcommand");
  }

  @Test
  void whatWasMeantIsGuessed() {
    assertThat(line("populate --usres 5")).contains("'--usres'", "--users");
    assertThat(line("pouplate")).contains("populate");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "populate --users 100000001",
        "populate --users -1",
        "populate --lists 100001",
        "populate --lists -1",
        "populate --items -1",
        "populate --guests 501",
        "populate --guests-every 0",
        "populate --threads 257",
        "populate --write-capacity -5",
        "populate --region EU!",
        "populate --prefix a/b",
        "verify --threads 1001",
        "verify --limit -1",
        "verify --max-share 101",
        "verify --max-share -1",
        "verify --export x",
        "verify --profile no-such-profile --endpoint http://localhost:1",
        "put-back --threads 0 x",
        "put-back no-such-file",
        "interact 0 1",
        "interact 257 1",
        "interact 1 0",
        "interact 1 1 --ratio 1",
        "interact 1 1 --ratio 2147483647,2147483647,2",
        "interact 1 1 --items 51",
        "shell --timeout 0 --url localhost:1",
        "interact 1 1 --timeout 3601 --url localhost:1",
        "verify --timeout -1 --endpoint localhost:1",
        "shell --token \u00e9 --url localhost:1",
        "interact 1 1 --token a\nb --url localhost:1"
      })
  void aValueThatMakesNoSenseIsOneLine(String commandLine) {
    line(commandLine);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://", "example.com:8080", "ftp://localhost", "localhost:70000", ":1", "a b"})
  void whatIsNoAddressIsOneLine(String address) {
    var said = "\"" + address + "\" is no address: give one such as ";

    assertThat(line("interact", "1", "1", "--url", address)).startsWith(said);
    assertThat(line("shell", "--url", address)).startsWith(said);
    assertThat(line("verify", "--endpoint", address)).startsWith(said);
    assertThat(line("populate", "--endpoint", address)).startsWith(said);
  }

  @Test
  void noAddressAtAllIsOneLine() {
    line("shell", "--url", ",");
    line("shell", "--url", "");
    line("verify", "--endpoint", "");
  }

  @Test
  void whereNobodyListensIsSaid() {
    assertThat(line("interact 1 1 --url localhost:1"))
        .isEqualTo(
            "There is no answer from http://localhost:1/graphql (nothing listens there): is the"
                + " service running? Else give --url.");
    assertThat(line("interact 1 1 --url http://no-such-host.invalid"))
        .contains("http://no-such-host.invalid/graphql (there is no such host)");
    assertThat(line("verify --endpoint localhost:1"))
        .startsWith("The database cannot be reached: ");
    assertThat(line("verify --region eu-central-1 --endpoint http://no-such-host.invalid"))
        .isNotEmpty();
  }

  @Test
  void aConnectionThatBreaksIsSaid() throws IOException {
    try (var deaf = new ServerSocket(0)) {
      var closing =
          new Thread(
              () -> {
                while (!deaf.isClosed()) {
                  closeNext(deaf);
                }
              });
      closing.start();

      assertThat(line("shell --url localhost:" + deaf.getLocalPort()))
          .contains("the connection broke");
      assertThat(line("shell --url https://localhost:" + deaf.getLocalPort()))
          .contains("(no TLS, or a certificate that is not trusted)");
      assertThat(line("verify --endpoint localhost:" + deaf.getLocalPort()))
          .startsWith("The database cannot be reached: ");
    }
  }

  private static void closeNext(ServerSocket deaf) {
    try {
      deaf.accept().close();
    } catch (IOException over) {
      // The test has closed it
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 404, 500})
  void anotherServerIsSaid(int status) throws IOException {
    for (var page : new String[] {"<html>Welcome</html>", "{}", "[]", "null", "", "\"text\""}) {
      var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
      server.createContext(
          "/",
          exchange -> {
            var body = page.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
      try {
        var port = server.getAddress().getPort();
        assertThat(line("shell --url localhost:" + port))
            .endsWith("answers with status " + status + ", and not in GraphQL: check --url.");
        if (page.contains("{") || page.contains("<")) {
          line("verify --endpoint localhost:" + port);
        }
      } finally {
        server.stop(0);
      }
    }
  }

  @Test
  void aDefectIsOneLineToo() {
    var written = new StringWriter();

    FailureLine.print(new IllegalStateException("first\nsecond"), new PrintWriter(written, true));

    assertThat(written.toString().lines())
        .singleElement()
        .asString()
        .startsWith("This is a defect of the tools: ")
        .contains("first second");
  }
}
