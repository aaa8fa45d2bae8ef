package org.guestlist.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.guestlist.http.Chance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the fuzzer looks for is found where it is. */
class OraclesTest {
  private static final GraphQlText LIST =
      new GraphQlText(
          "query($id: ID!, $no: Boolean = false) { l: list(id: $id) { title role itemCount"
              + " items { nodes { ...F } } id @include(if: $no) } } fragment F on Item { done }",
          "{\"id\": \"x\"}");

  private static Exchange exchange(int status, String body, Map<String, List<String>> more) {
    var headers = new TreeMap<String, List<String>>();
    headers.put("content-type", List.of("application/json; charset=utf-8"));
    headers.put("cache-control", List.of("no-store"));
    headers.put("x-correlation-id", List.of("a"));
    headers.putAll(more);
    return new Exchange(
        "test", "POST /graphql HTTP/1.1", Optional.empty(), new Reply(status, headers, body), 0);
  }

  private static String error(String message, String extensions) {
    return "{\"errors\": [{\"message\": \"%s\", \"extensions\": {%s}}]}"
        .formatted(message, extensions);
  }

  private static List<String> faults(int status, String body) {
    return HttpOracle.faults(exchange(status, body, Map.of()));
  }

  @Test
  void whatTheContractAllowsIsNoFault() {
    assertThat(faults(200, "{\"data\": {\"me\": null}}")).isEmpty();
    assertThat(faults(400, error("Send it anew.", "\"code\": \"BAD_USER_INPUT\""))).isEmpty();
    var limited = error("Wait.", "\"code\": \"RATE_LIMITED\", \"retryAfterMs\": 5");
    assertThat(HttpOracle.faults(exchange(429, limited, Map.of("retry-after", List.of("1")))))
        .isEmpty();
  }

  @Test
  void whatItDoesNotAllowIsOne() {
    assertThat(faults(500, error("Oh.", "\"code\": \"INTERNAL\", \"incident\": \"1\"")))
        .contains(
            "The status 500 is not documented.",
            "The code INTERNAL is none that a client may see.");
    assertThat(faults(200, error("java.lang.Error.", "\"code\": \"NOT_FOUND\"")))
        .contains("An error shows what the program is made of.");
    assertThat(faults(200, error("oh", "\"code\": \"NOT_FOUND\"")))
        .containsExactly("A message is no sentence.");
    assertThat(faults(200, error("Oh.", "\"code\": \"FORBIDDEN\"")))
        .containsExactly("An error of the code FORBIDDEN does not carry [required].");
    assertThat(faults(200, error("Oh.", "\"code\": \"UNAUTHENTICATED\""))).hasSize(1);
    assertThat(faults(429, error("Oh.", "\"code\": \"RATE_LIMITED\", \"retryAfterMs\": 5")))
        .hasSize(1);
    assertThat(faults(200, "{\"data\": {}, \"more\": 1}")).hasSize(1);
    assertThat(faults(200, "{}")).hasSize(1);
    assertThat(faults(200, "oh")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'T', 'OWNER', 2, [{'done': true}] |",
        "1, 'OWNER', 2, [] | TodoList.title: It is no String.",
        "null, 'OWNER', 2, [] | TodoList.title: It is null.",
        "'T', 'NOBODY', 2, [] | TodoList.role: It is no ListRole.",
        "'T', 'OWNER', 2.5, [] | TodoList.itemCount: It is no Int.",
        "'T', 'OWNER', 2, {} | It is no list.",
        "'T', 'OWNER', 2, [{}] | The fields are [] where [done] were asked for."
      })
  void dataHaveTheFieldsThatWereAskedForWithValuesOfTheirTypes(String values, String fault) {
    var each = values.replace('\'', '"').split(", ", 4);
    var body =
        "{\"data\": {\"l\": {\"title\": %s, \"role\": %s, \"itemCount\": %s, \"items\": {\"nodes\": %s}}}}"
            .formatted((Object[]) each);
    var found =
        DataOracle.fault(
            LIST, ResponseBody.of(exchange(200, body, Map.of()).reply()).orElseThrow());

    if (fault == null) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found).hasValueSatisfying(said -> assertThat(said).endsWith(fault));
    }
  }

  @Test
  void aRespelledDocumentHasTheSameTokens() {
    var text = new GraphQlText("query Q($a: ID!) { user(id: $a) { id email } }", "{\"a\": 1}");

    for (int seed = 0; seed < 100; seed++) {
      var spelt = Respelling.of(Chance.ofStep(seed, 0), text).query();
      assertThat(Lexemes.of(spelt.replaceAll("#[^\n]*\n", " ")))
          .isEqualTo(Lexemes.of(text.query()));
    }
  }
}
