package org.guestlist.dynoxide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DynoxideTest {
  /** In continuous testing that of the virtual machine does not lead to the classes. */
  private static final String CLASS_PATH =
      Path.of("target", "test-classes") + File.pathSeparator + Path.of("target", "classes");

  private static final String CREATE_TABLE =
      """
      {"TableName": "probe", "BillingMode": "PAY_PER_REQUEST",
       "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
       "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}]}
      """;

  @Test
  void answersRequestsOnAFreePortOnceItIsStarted() {
    try (Dynoxide database = Dynoxide.inMemory(0)) {
      assertThat(tables(database)).isEmpty();
      assertThat(database.pid()).isNotEqualTo(ProcessHandle.current().pid());
    }
  }

  @Test
  void namesThePortInUseAndTheRemedyInOneLine() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> Dynoxide.inMemory(other.getLocalPort()).close())
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessage(
              "Port "
                  + other.getLocalPort()
                  + ", where the DynamoDB emulator should listen, is in use: set GUESTLIST_DYNOXIDE_PORT to a"
                  + " free port, or AWS_ENDPOINT_URL_DYNAMODB to the DynamoDB to use");
    }
  }

  @Test
  void tellsInOneLineWhatToDoWhenTheDatabaseDoesNotComeUp(@TempDir Path directory)
      throws Exception {
    Path file = Files.writeString(directory.resolve("data.db"), "no database");
    int port = freePort();
    assertThatThrownBy(() -> Dynoxide.persistent(port, file).close())
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Dynoxide did not come up on port " + port + ": it exited. ")
        .hasMessageContaining(
            "log/" + port + ".txt, or forget its data by './mvnw clean'. The log ends: error: ")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void keepsItsDataThroughARestart(@TempDir Path directory) {
    Path file = directory.resolve("made").resolve("data.db");
    try (Dynoxide database = Dynoxide.persistent(0, file)) {
      request(database, "CreateTable", CREATE_TABLE);
    }
    try (Dynoxide database = Dynoxide.persistent(0, file)) {
      assertThat(tables(database)).containsExactly("probe");
    }
  }

  @Test
  void isStartedOncePerJvmAndAgainAfterItDied() {
    Dynoxide first = Dynoxide.oncePerJvm("probe", () -> Dynoxide.inMemory(0));
    Dynoxide second = Dynoxide.oncePerJvm("probe", () -> Dynoxide.inMemory(0));
    assertThat(second.pid()).isEqualTo(first.pid());
    assertThat(second.endpoint()).isEqualTo(first.endpoint());
    first.close();
    try (Dynoxide third = Dynoxide.oncePerJvm("probe", () -> Dynoxide.inMemory(0))) {
      assertThat(third.pid()).isNotEqualTo(first.pid());
      assertThat(tables(third)).isEmpty();
    }
  }

  @Test
  void endsWithItsParentEvenByTheSignalThatNoProcessCanCatch() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                CLASS_PATH,
                Parent.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    ProcessHandle database;
    try (BufferedReader output = parent.inputReader(StandardCharsets.UTF_8)) {
      database = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
      assertThat(database.isAlive()).isTrue();
      parent.destroyForcibly().waitFor();
    }
    database.onExit().get(10, TimeUnit.SECONDS);
    assertThat(database.isAlive()).isFalse();
  }

  /** Starts a database, tells its process on standard output, and waits to be killed. */
  static final class Parent {
    public static void main(String[] arguments) throws InterruptedException {
      System.out.println(Dynoxide.inMemory(0).pid());
      Thread.sleep(60_000);
    }
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static List<String> tables(Dynoxide database) {
    return request(database, "ListTables", "{}").getList("TableNames");
  }

  private static JsonPath request(Dynoxide database, String operation, String body) {
    return RestAssured.given()
        .config(
            RestAssuredConfig.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs("application/x-amz-json-1.0", ContentType.TEXT)))
        .contentType("application/x-amz-json-1.0")
        .header("X-Amz-Target", "DynamoDB_20120810." + operation)
        .header(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=local/20200101/us-east-1/dynamodb/aws4_request,"
                + " SignedHeaders=host, Signature=none")
        .header("X-Amz-Date", "20260101T000000Z")
        .body(body)
        .post(database.endpoint())
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
