package org.guestlist.lambda;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guestlist.testing.Instance;
import org.guestlist.testing.TokenIssuer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The bootstrap itself, started as Lambda starts it, and spoken with as Lambda does. */
class BootstrapFunctionIT {
  private static final TokenIssuer ISSUER = TokenIssuer.rsa("function");
  private static final Duration TIME = Duration.ofSeconds(20);
  private static final String ADA = "ada@example.com";
  private static final String ME = "{ me { email } }";

  private static Path bootstrap;
  private static RuntimeInterface runtime;
  private static FunctionProcess function;

  @BeforeAll
  static void start() throws IOException {
    bootstrap = FunctionProcess.unpack();
    runtime = RuntimeInterface.start();
    function = FunctionProcess.start(bootstrap, runtime, settings());
  }

  @AfterAll
  static void stop() {
    function.close();
    runtime.close();
  }

  /** Tables of its own, which it makes itself here, and tokens of one issuer. */
  private static Map<String, String> settings(String... more) {
    var settings = new HashMap<>(Instance.withTables("function_"));
    settings.put("GUESTLIST_AUTH", "jwt");
    settings.put("GUESTLIST_AUTH_KEY", ISSUER.pem());
    settings.put("GUESTLIST_AUTH_ISSUER", TokenIssuer.ISSUER);
    settings.put("GUESTLIST_AUTH_AUDIENCE", TokenIssuer.AUDIENCE);
    settings.put("GUESTLIST_HTTP_SLOW", "true");
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return settings;
  }

  private static RuntimeInterface.Outcome outcome(String event, Duration time) throws Exception {
    return runtime.invoke(event, time).get(60, SECONDS);
  }

  private static HttpAnswer invoke(HttpEvent event, Duration time) throws Exception {
    var outcome = outcome(event.json(), time);
    assertThat(outcome.failed()).as(outcome.body()).isFalse();
    return HttpAnswer.of(outcome.body());
  }

  private static HttpAnswer invoke(HttpEvent event) throws Exception {
    return invoke(event, TIME);
  }

  private static String somebody() {
    return "somebody-" + UUID.randomUUID() + "@example.com";
  }

  private static HttpEvent post(String email, String document, Object... variables) {
    var named = new JsonObject();
    for (int i = 0; i < variables.length; i += 2) {
      named.put((String) variables[i], variables[i + 1]);
    }
    return HttpEvent.post(new JsonObject().put("query", document).put("variables", named))
        .as(ISSUER.token(email));
  }

  private static String createList(String owner) throws Exception {
    var created = invoke(post(owner, "mutation { createList(title: \"From afar\") { id } }"));
    return created.path("data.createList.id");
  }

  private static void createItems(String owner, String list, List<String> descriptions)
      throws Exception {
    var document =
        "mutation ($list: ID!, $items: [String!]!)"
            + " { createItems(listId: $list, descriptions: $items) { id } }";
    var created = invoke(post(owner, document, "list", list, "items", new JsonArray(descriptions)));
    assertThat(created.<List<Object>>path("data.createItems")).hasSameSizeAs(descriptions);
  }

  private static HttpAnswer deleteList(String owner, String list, double pause, Duration time)
      throws Exception {
    var document = "mutation ($list: ID!) { deleteList(id: $list) { id items } }";
    return invoke(
        post(owner, document, "list", list).with("guestlist-slow", String.valueOf(pause)), time);
  }

  @Test
  void aQueryIsAnswered() throws Exception {
    var answer = invoke(post(ADA, "{ me { email lists { nodes { title } } } }"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.<String>path("data.me.email")).isEqualTo(ADA);
    assertThat(answer.<List<String>>path("data.me.lists.nodes.title"))
        .contains("Analytical Engine", "Groceries");
    assertThat(answer.inBase64()).isFalse();
  }

  @Test
  void whatOneInvocationWroteTheNextReads() throws Exception {
    var owner = somebody();
    var list = createList(owner);
    createItems(owner, list, List.of("Tea", "Bread"));

    var read =
        invoke(
            post(
                owner,
                "query ($list: ID!) { list(id: $list) { items { nodes { description } } } }",
                "list",
                list));

    assertThat(read.<List<String>>path("data.list.items.nodes.description"))
        .containsExactly("Tea", "Bread");
  }

  @Test
  void aBodyInBase64IsRead() throws Exception {
    var answer = invoke(post(ADA, ME).inBase64());

    assertThat(answer.<String>path("data.me.email")).isEqualTo(ADA);
  }

  @Test
  void aQueryByGetIsRead() throws Exception {
    var query =
        "query=query(%24f%3AInt)%7Bme%7Bemail%20lists(first%3A%24f)%7Bnodes%7Bid%7D%7D%7D%7D";
    var answer =
        invoke(HttpEvent.get(query + "&variables=%7B%22f%22%3A1%7D").as(ISSUER.token(ADA)));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.<List<Object>>path("data.me.lists.nodes")).hasSize(1);
  }

  @Test
  void aMutationByGetIsRefused() throws Exception {
    var query = "query=mutation%7BcreateList(title%3A%22x%22)%7Bid%7D%7D";
    var answer = invoke(HttpEvent.get(query).as(ISSUER.token(ADA)));

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("POST");
  }

  @Test
  void aBadTokenIsRefused() throws Exception {
    var forged = TokenIssuer.rsa("somebody else").token(ADA);
    var answer = invoke(HttpEvent.post(ME).as(forged));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("UNAUTHENTICATED");
    assertThat(answer.header("WWW-Authenticate"))
        .isEqualTo("Bearer realm=\"guestlist\", error=\"invalid_token\"");
  }

  @Test
  void aBodyThatIsTooLongIsRefused() throws Exception {
    var fits = invoke(post(ADA, ME + " ".repeat(60_000)));
    var exceeds = invoke(post(ADA, ME + " ".repeat(65_536)));

    assertThat(fits.<String>path("data.me.email")).isEqualTo(ADA);
    assertThat(exceeds.status()).isEqualTo(413);
    assertThat(exceeds.code()).isEqualTo("LIMIT_EXCEEDED");
    assertThat(exceeds.<Integer>path("errors[0].extensions.limit")).isEqualTo(65_536);
  }

  /** Every character takes one byte of a description, two of a response, and four of Lambda's. */
  @Test
  void anAnswerThatLambdaWouldNotTakeIsAnErrorInItsPlace() throws Exception {
    var owner = somebody();
    var list = createList(owner);
    createItems(owner, list, Collections.nCopies(15, "\"".repeat(2_000)));
    createItems(owner, list, Collections.nCopies(15, "\"".repeat(2_000)));

    var large = invoke(post(owner, manyTimes(15), "list", list));
    createItems(owner, list, Collections.nCopies(15, "\"".repeat(2_000)));
    createItems(owner, list, Collections.nCopies(15, "\"".repeat(2_000)));
    var tooLarge = invoke(post(owner, manyTimes(15), "list", list));

    assertThat(large.body().length()).isBetween(1_500_000, 3_000_000);
    assertThat(large.<List<Object>>path("data.list.items.nodes")).hasSize(30);
    assertThat(tooLarge.status()).isEqualTo(200);
    assertThat(tooLarge.code()).isEqualTo("LIMIT_EXCEEDED");
    assertThat(tooLarge.<Integer>path("errors[0].extensions.limit")).isEqualTo(3_000_000);
    assertThat(tooLarge.<Integer>path("errors[0].extensions.actual")).isGreaterThan(3_000_000);
    assertThat(tooLarge.<Object>path("data")).isNull();
  }

  /** The items of a list, with their descriptions under so many names. */
  private static String manyTimes(int times) {
    var fields = new StringBuilder();
    for (int i = 0; i < times; i++) {
      fields.append('d').append(i).append(": description ");
    }
    return "query ($list: ID!) { list(id: $list) { items(first: 100) { nodes { "
        + fields
        + "} } } }";
  }

  @Test
  void whenTheInvocationIsAboutToEndNothingIsBegun() throws Exception {
    var lists = "{ me { lists { nodes { id } } } }";
    var answer = invoke(post(ADA, lists), Duration.ofMillis(900));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.code()).isEqualTo("LIMIT_EXCEEDED");
    assertThat(answer.<String>path("errors[0].message")).contains("longer than");
  }

  /** The margin of a second leaves one and a half; 100 items are four batches and more. */
  @Test
  void aDeletionThatDoesNotFitSaysSoAndIsGoneOnWith() throws Exception {
    var owner = somebody();
    var list = createList(owner);
    createItems(owner, list, Collections.nCopies(50, "Pearl"));
    createItems(owner, list, Collections.nCopies(50, "String"));

    var cutOff = deleteList(owner, list, 0.5, Duration.ofMillis(2_500));
    var resumed = deleteList(owner, list, 0, TIME);
    var gone = deleteList(owner, list, 0, TIME);

    assertThat(cutOff.code()).isEqualTo("LIMIT_EXCEEDED");
    assertThat(cutOff.<String>path("errors[0].message")).contains("delete it again");
    assertThat(cutOff.<Integer>path("errors[0].extensions.limit")).isBetween(1, 1_500);
    assertThat(resumed.<Integer>path("data.deleteList.items")).isEqualTo(100);
    assertThat(gone.code()).isEqualTo("NOT_FOUND");
  }

  @Test
  void anInvocationThatFailsIsReportedAndTheNextWorks() throws Exception {
    var noEvent = outcome("{\"version\": ", TIME);
    var noRequest = outcome("{\"version\": \"2.0\"}", TIME);
    var good = invoke(post(ADA, ME));

    assertThat(noEvent.failed()).isTrue();
    assertThat(new JsonObject(noEvent.body()).getString("errorMessage")).isNotBlank();
    assertThat(HttpAnswer.of(noRequest.body()).status()).isEqualTo(500);
    assertThat(good.<String>path("data.me.email")).isEqualTo(ADA);
  }

  @Test
  void theInvocationsIdIsThatOfTheResponseAndOfTheLog() throws Exception {
    var id = UUID.randomUUID().toString();
    var event = post(ADA, ME).with("guestlist-slow", "no number");
    var answer = HttpAnswer.of(runtime.invoke(id, event.json(), TIME).get(60, SECONDS).body());

    assertThat(answer.header("X-Correlation-Id")).isEqualTo(id);
  }

  @Test
  void sigtermEndsIt() throws Exception {
    try (var idle = RuntimeInterface.start();
        var ends = FunctionProcess.start(bootstrap, idle, settings())) {
      idle.ready().get(60, SECONDS);
      ends.terminate();

      assertThat(ends.exitCode()).isEqualTo(143);
      assertThat(idle.initError()).isNotDone();
      assertThat(ends.output()).anyMatch(line -> line.contains("guestlist stopped in"));
    }
  }

  private static String initError(Map<String, String> settings) throws Exception {
    try (var broken = RuntimeInterface.start();
        var ends = FunctionProcess.start(bootstrap, broken, settings)) {
      assertThat(ends.exitCode()).isEqualTo(1);
      assertThat(broken.ready()).isNotDone();
      return new JsonObject(broken.initError().get(60, SECONDS)).getString("errorMessage");
    }
  }

  @Test
  void whatKeepsItFromStartingLambdaIsTold() throws Exception {
    var settings = settings();
    settings.remove("GUESTLIST_AUTH_ISSUER");

    assertThat(initError(settings))
        .contains("does not know whose tokens to take: set GUESTLIST_AUTH_ISSUER");
  }

  @Test
  void aSettingThatCannotBeReadLambdaIsToldToo() throws Exception {
    assertThat(initError(settings("GUESTLIST_LIMITS_DEADLINE", "soon")))
        .contains("GUESTLIST_LIMITS_DEADLINE is \"soon\": set it to a time from 100MS to 15M");
    assertThat(initError(settings("GUESTLIST_STORE", "paper")))
        .contains("set GUESTLIST_STORE to dynamodb or memory");
  }

  @Test
  void itDoesNotBelieveEveryone() throws Exception {
    assertThat(initError(settings("GUESTLIST_AUTH", "dev"))).contains("set GUESTLIST_AUTH=jwt");
  }

  @Test
  void withoutADatabaseItStartsAndSaysSoToTheCaller() throws Exception {
    var settings =
        settings(
            "AWS_ENDPOINT_URL_DYNAMODB", "http://localhost:1",
            "GUESTLIST_CREATE_TABLES", "false",
            "GUESTLIST_DEMO_DATA", "false",
            "GUESTLIST_RETRY_DEADLINE", "1S");
    try (var alone = RuntimeInterface.start();
        var started = FunctionProcess.start(bootstrap, alone, settings)) {
      var answer = HttpAnswer.of(alone.invoke(post(ADA, ME).json(), TIME).get(60, SECONDS).body());

      assertThat(answer.code()).isEqualTo("INTERNAL");
      assertThat(started.output()).anyMatch(line -> line.contains("DynamoDB cannot be reached"));
    }
  }
}
