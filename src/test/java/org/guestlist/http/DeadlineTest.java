package org.guestlist.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Api;
import org.guestlist.testing.HeldDatabase;
import org.guestlist.testing.Wire;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an operation does that does not end in time; the time is three seconds here. */
@QuarkusTest
@Tag("slow")
@WithTestResource(HeldDatabase.class)
@TestProfile(DeadlineTest.ThreeSeconds.class)
class DeadlineTest {

  /** A body has less time than that, which must not matter once it is here. */
  public static final class ThreeSeconds implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("guestlist.limits.deadline", "3S", "guestlist.http.body-timeout", "0.5S");
    }
  }

  private static void assertOutOfTime(Answer answer) {
    assertThat(answer.code()).isEqualTo("LIMIT_EXCEEDED");
    assertThat(answer.<Integer>extension("limit")).isEqualTo(3_000);
    assertThat(answer.<String>path("errors[0].message")).contains("3000 ms");
  }

  @Test
  void aChunkedBodyOfWhichAPartIsMissingIsNotWaitedForLongerThanItsTime() {
    try (var wire = new Wire(Duration.ofSeconds(20))) {
      wire.send(
          Wire.bytes(
              "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                  + "Transfer-Encoding: chunked\r\n\r\n18\r\n{"));
      var received = wire.receive();

      assertThat(received.text()).startsWith("HTTP/1.1 408");
      assertThat(received.closed()).isTrue();
    }
  }

  @Test
  void aReadThatHangsIsGivenUp() {
    var owner = Api.asSomebodyNew();
    var list = owner.createList("Hanging");
    var hold = HeldDatabase.holdNextRead(list);
    var answer = owner.query("list", "{ title }", "id", list);
    hold.release();

    assertOutOfTime(answer);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.<Integer>extension("actual")).isGreaterThanOrEqualTo(3_000);
    assertThat(owner.query("list", "{ title }", "id", list).<String>data("list.title"))
        .isEqualTo("Hanging");
  }

  /** Nobody could say whether it was applied. */
  @Test
  void aWriteThatIsUnderWayIsAwaited() throws Exception {
    var owner = Api.asSomebodyNew();
    var list = owner.createList("Before");
    var hold = HeldDatabase.holdNextWrite(list);
    var renamed =
        CompletableFuture.supplyAsync(
            () -> owner.mutate("renameList", "{ title }", "id", list, "title", "After"));
    hold.awaitArrival();
    Thread.sleep(3_300);
    hold.release();

    assertThat(renamed.get().<String>data("renameList.title")).isEqualTo("After");
  }

  @Test
  void aWriteThatWouldHaveToWaitLongerIsNotMade() {
    var owner = Api.asSomebodyNew();
    var answer = owner.slow(4).mutate("createList", "{ id }", "title", "Too slow");

    assertOutOfTime(answer);
    assertThat(owner.run("{ me { lists { nodes { id } } } }").<Object>data("me.lists.nodes"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .isEmpty();
  }

  @Test
  void whatWasDoneBeforeStandsAndIsAnswered() {
    var owner = Api.asSomebodyNew();
    var answer =
        owner
            .slow(1.8)
            .run(
                """
                mutation {
                  one: createList(title: "One") { title }
                  two: createList(title: "Two") { title }
                  three: createList(title: "Three") { title }
                }""");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.errors()).isNotEmpty();
    assertThat(
            owner.run("{ me { lists { nodes { title } } } }").<Object>data("me.lists.nodes.title"))
        .isEqualTo(List.of("One"));
  }

  /** 60 items are three batches, and the mark of the deletion comes before. */
  @Test
  void aDeletionThatDoesNotFitIsResumedByTheNext() {
    var owner = Api.asSomebodyNew();
    var list = owner.createList("Long");
    for (var i = 0; i < 3; i++) {
      owner.createItems(list, "a ".repeat(20).strip().split(" "));
    }

    var cutOff = owner.slow(1.2).mutate("deleteList", "{ items guests }", "id", list);
    assertOutOfTime(cutOff);
    assertThat(cutOff.<String>path("errors[0].message")).contains("delete it again");
    assertThat(owner.query("list", "{ id }", "id", list).<Object>data("list")).isNull();

    var resumed = owner.mutate("deleteList", "{ id }", "id", list);
    assertThat(resumed.<String>data("deleteList.id")).isEqualTo(list);
    assertThat(owner.mutate("deleteList", "{ id }", "id", list).code()).isEqualTo("NOT_FOUND");
  }
}
