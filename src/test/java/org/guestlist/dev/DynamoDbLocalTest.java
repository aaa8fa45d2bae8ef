package org.guestlist.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DynamoDbLocalTest {
  private static final String CREATE_TABLE =
      """
      {"TableName": "probe", "BillingMode": "PAY_PER_REQUEST",
       "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
       "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}]}
      """;

  @Test
  void answersRequestsOnAFreePortOnceItIsStarted() {
    try (DynamoDbLocal database = DynamoDbLocal.inMemory(0)) {
      assertThat(tables(database)).isEmpty();
      assertThat(database.pid()).isNotEqualTo(ProcessHandle.current().pid());
    }
  }

  @Test
  void namesThePortInUseAndTheRemedyInOneLine() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> DynamoDbLocal.inMemory(other.getLocalPort()).close())
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessage(
              "Port "
                  + other.getLocalPort()
                  + ", where DynamoDB Local should listen, is in use: set GUESTLIST_DYNAMODB_LOCAL_PORT to a free"
                  + " port, or AWS_ENDPOINT_URL_DYNAMODB to the DynamoDB to use");
    }
  }

  @Test
  void tellsInOneLineWhatToDoWhenTheDatabaseDoesNotComeUp(@TempDir Path directory)
      throws Exception {
    Files.writeString(directory.resolve("shared-local-instance.db"), "no database");
    int port = freePort();
    assertThatThrownBy(() -> DynamoDbLocal.persistent(port, directory).close())
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "DynamoDB Local did not come up on port " + port + ": it answers with status 500. ")
        .hasMessageContaining(
            "log/" + port + ".txt, or forget its data by './mvnw clean'. The log ends: ")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void keepsItsDataThroughARestart(@TempDir Path directory) {
    try (DynamoDbLocal database = DynamoDbLocal.persistent(0, directory)) {
      request(database, "CreateTable", CREATE_TABLE);
    }
    try (DynamoDbLocal database = DynamoDbLocal.persistent(0, directory)) {
      assertThat(tables(database)).containsExactly("probe");
    }
  }

  @Test
  void isStartedOncePerJvmAndAgainAfterItDied() {
    DynamoDbLocal first = DynamoDbLocal.oncePerJvm("probe", () -> DynamoDbLocal.inMemory(0));
    DynamoDbLocal second = DynamoDbLocal.oncePerJvm("probe", () -> DynamoDbLocal.inMemory(0));
    assertThat(second.pid()).isEqualTo(first.pid());
    assertThat(second.endpoint()).isEqualTo(first.endpoint());
    first.close();
    try (DynamoDbLocal third = DynamoDbLocal.oncePerJvm("probe", () -> DynamoDbLocal.inMemory(0))) {
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
                System.getProperty("java.class.path"),
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
      System.out.println(DynamoDbLocal.inMemory(0).pid());
      Thread.sleep(60_000);
    }
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static List<String> tables(DynamoDbLocal database) {
    return request(database, "ListTables", "{}").getList("TableNames");
  }

  private static JsonPath request(DynamoDbLocal database, String operation, String body) {
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
        .body(body)
        .post(database.endpoint())
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
