package org.guestlist.lambda;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.guestlist.LocalDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Events of API Gateway, on the JVM; the bootstrap has {@link BootstrapFunctionIT}. */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
@ExtendWith(EventServer.class)
class EventFunctionTest {
  private static final String ME = "{ me { email } }";

  private static HttpAnswer invoke(HttpEvent event) {
    return HttpAnswer.of(
        given().contentType("application/json").body(event.json()).post("/_lambda_").asString());
  }

  private static void isAda(HttpAnswer answer) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.<Map<String, Object>>path("data.me"))
        .as(answer.response().encode())
        .isEqualTo(Map.of("email", "ada@example.com"));
  }

  @Test
  void aPostIsAnsweredWithText() {
    var answer = invoke(HttpEvent.post(ME));

    isAda(answer);
    assertThat(answer.inBase64()).isFalse();
    assertThat(answer.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
  }

  @Test
  void aBodyMayComeInBase64() {
    isAda(invoke(HttpEvent.post(ME).inBase64()));
  }

  @Test
  void aQueryMayComeByGet() {
    isAda(invoke(HttpEvent.get("query=%7B%20me%20%7B%20email%20%7D%20%7D")));
  }

  @Test
  void theHeaderFieldsThatLambdaTakesApartMeanTheSame() {
    var answer =
        invoke(
            HttpEvent.post(ME)
                .with("accept", "text/html, application/graphql-response+json")
                .with("content-type", "application/json, application/json"));

    isAda(answer);
    assertThat(answer.header("Content-Type")).startsWith("application/graphql-response+json");
    assertThat(answer.inBase64()).isFalse();
  }

  @Test
  void aContentTypeThatIsJsonInPartOnlyIsRefused() {
    var answer = invoke(HttpEvent.post(ME).with("content-type", "application/json, text/plain"));

    assertThat(answer.status()).isEqualTo(415);
  }
}
