package org.guestlist.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import org.guestlist.model.DomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with JSON is said, from both sides of each limit. */
class RequestJsonTest {
  private static final String QUERY = "{\"query\":\"{me{id}}\"";

  private static void read(String value) {
    GraphQlRequest.ofBody(Buffer.buffer(QUERY + ",\"extensions\":{\"a\":" + value + "}}"));
  }

  private static void assertRefused(String body, String message) {
    assertThatThrownBy(() -> GraphQlRequest.ofBody(Buffer.buffer(body)))
        .isInstanceOf(DomainException.class)
        .hasMessage(message)
        .extracting(refusal -> ((DomainException) refusal).details())
        .isEqualTo(Map.of("argument", "body"));
  }

  private static void assertValueRefused(String value, String message) {
    assertRefused(QUERY + ",\"extensions\":{\"a\":" + value + "}}", message);
  }

  @Test
  void whatIsNestedTooDeeplyIsToldTheLimit() {
    var levels = RequestJson.MOST_LEVELS - 2;
    read("[".repeat(levels) + "]".repeat(levels));
    read("{\"a\":".repeat(levels) + "1" + "}".repeat(levels));
    var message = "The body is nested too deeply: it may have 1,000 levels.";
    assertValueRefused("[".repeat(levels + 1) + "]".repeat(levels + 1), message);
    assertValueRefused("{\"a\":".repeat(levels + 1) + "1" + "}".repeat(levels + 1), message);
    assertValueRefused("[".repeat(30_000), message);
  }

  @Test
  void aNumberThatIsTooLongIsToldTheLimit() {
    read("9".repeat(1_000));
    read("0." + "9".repeat(998));
    var message = "The body has a number that is too long: it may have 1,000 characters.";
    assertValueRefused("9".repeat(1_001), message);
    assertValueRefused("9".repeat(60_000), message);
    assertValueRefused("-0." + "9".repeat(998), message);
  }

  @ParameterizedTest
  @CsvSource({"1e2147483649", "1e-2147483649", "1e99999999999999999999"})
  void anExponentThatIsTooLargeIsSaid(String number) {
    read("1e10");
    assertValueRefused(number, "The body has a number whose exponent is too large.");
  }

  @Test
  void aNameThatComesTwiceIsSaid() {
    read("[{\"b\":1},{\"b\":1}]");
    assertRefused(
        QUERY + ",\"query\":\"\"}",
        "The body has the name \"query\" twice in one object: give it once.");
    assertValueRefused(
        "[{\"b\":{\"b\":1},\"\\u0062\":2}]",
        "The body has the name \"b\" twice in one object: give it once.");
    var name = "\"" + "x".repeat(65) + "\":1";
    assertValueRefused(
        "{" + name + "," + name + "}",
        "The body has an object with one name twice: give each name once.");
  }

  @Test
  void whatFollowsTheObjectIsSaid() {
    GraphQlRequest.ofBody(Buffer.buffer(QUERY + "} \r\n\t"));
    for (var more : new String[] {"x", "{}", ",", "}", "1", "\u0000"}) {
      assertRefused(
          QUERY + "}" + more,
          "The body has something after the JSON object: send the object alone.");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"query\" \"x\"}|1|12",
        "{\"query\": nul}|1|14",
        "{'query': 1}|1|2",
        "{\"query\": 1,}|1|13"
      })
  void whatIsNoJsonIsToldWhere(String body, int line, int column) {
    assertRefused(body, "The body is no JSON: look at line " + line + ", column " + column + ".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''", "' '", "[]", "null", "5", "\"text\"", "true"})
  void whatIsNoObjectIsToldWhatItHasToBe(String body) {
    assertRefused(body, "The body has to be a JSON object with the field \"query\".");
  }

  @Test
  void variablesInAnAddressAreToldTheSame() {
    var parameters = MultiMap.caseInsensitiveMultiMap();
    parameters.add("query", "{me{id}}").add("variables", "{\"a\":1,\"a\":2}");

    assertThatThrownBy(() -> GraphQlRequest.ofParameters(parameters))
        .hasMessage("The parameter variables has the name \"a\" twice in one object: give it once.")
        .extracting(refusal -> ((DomainException) refusal).details())
        .isEqualTo(Map.of("argument", "variables"));
    assertThat(GraphQlRequest.ofParameters(parameters.set("variables", "{\"a\":1}")).variables())
        .hasSize(1);
  }
}
