package org.guestlist.lambda;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The event of the schedule that terraform/modules/recovery makes, and others like it. */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
@ExtendWith(EventServer.class)
class ScheduleFunctionTest {
  private static final Database DATABASE = Database.withoutPrefix();

  private static HttpAnswer invoke(JsonObject event) {
    return HttpAnswer.of(
        given().contentType("application/json").body(event.encode()).post("/_lambda_").asString());
  }

  private static JsonObject event() {
    var http = new JsonObject().put("method", "POST").put("path", "/recovery");
    return new JsonObject()
        .put("version", "2.0")
        .put("rawPath", "/recovery")
        .put("requestContext", new JsonObject().put("http", http));
  }

  private static String cutOff() {
    var list = UUID.randomUUID().toString();
    DATABASE.fill(list, 3, 2);
    DATABASE.putUnfinishedDeletion(list, Instant.now().minus(Duration.ofMinutes(2)));
    return list;
  }

  @Test
  void anEventOfTheScheduleFinishesWhatWasCutOff() {
    var list = cutOff();

    assertThat(invoke(event()).status()).isEqualTo(204);

    assertThat(DATABASE.rowsOfList(list)).isZero();
  }

  @Test
  void nobodyComesThroughAGatewayToThePathOfTheSchedule() {
    var list = cutOff();
    var event = event();
    event.getJsonObject("requestContext").put("apiId", "a1b2c3d4e5");

    assertThat(invoke(event).status()).isEqualTo(404);

    assertThat(DATABASE.rowsOfList(list)).isEqualTo(1 + 3 + 2);
    invoke(event());
  }
}
