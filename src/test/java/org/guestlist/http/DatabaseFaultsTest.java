package org.guestlist.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.guestlist.testing.Api;
import org.guestlist.testing.FaultyDatabase;
import org.guestlist.testing.Management;
import org.junit.jupiter.api.Test;

/** What callers see of a database that refuses. */
@QuarkusTest
@WithTestResource(FaultyDatabase.class)
class DatabaseFaultsTest {

  @Test
  void aDatabaseWithoutCapacityIsThrottledAndSaysWhenToComeBack() {
    var answer = Api.as(FaultyDatabase.THROTTLED).run("{ me { id } }");

    assertThat(answer.code()).isEqualTo("THROTTLED");
    assertThat(answer.<Integer>extension("retryAfterMs")).isEqualTo(500);
    assertThat(answer.<String>path("errors[0].path[0]")).isEqualTo("me");
  }

  @Test
  void aBrokenDatabaseIsInternalAndShowsAnIncidentOnly() {
    var answer = Api.as(FaultyDatabase.BROKEN).run("{ me { id } }");

    assertThat(answer.code()).isEqualTo("INTERNAL");
    assertThat(answer.<String>extension("incident")).matches("[0-9a-f-]{36}");
    assertThat(answer.response().body())
        .doesNotContainIgnoringCase("dynamo")
        .doesNotContain("Exception", "amazon", "table", "software");
  }

  @Test
  void aServiceWithoutTablesIsAliveButNotReady() {
    assertThat(Management.get("/q/health/live").statusCode()).isEqualTo(200);

    var ready = Management.get("/q/health/ready");

    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.<String>path("checks[0].data.users")).isNotEqualTo("ACTIVE");
  }

  @Test
  void howeverOftenReadinessIsAskedForTheTablesAreLookedAtNowAndThen() {
    Management.get("/q/health/ready");
    var begun = System.nanoTime();
    var before = FaultyDatabase.looks();
    for (int i = 0; i < 50; i++) {
      assertThat(Management.get("/q/health/ready").statusCode()).isEqualTo(503);
    }
    var seconds = (System.nanoTime() - begun) / 1_000_000_000;

    // Four tables, once in five seconds.
    assertThat(FaultyDatabase.looks() - before).isLessThanOrEqualTo((int) (seconds / 5 + 1) * 4);
    assertThat(before).isPositive();
  }
}
