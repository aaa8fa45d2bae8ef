package org.guestlist.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the program answered. Its errors show nothing of what the program is made of.
 *
 * @param json the body, as {@link JsonPaths#parse} reads it
 */
// The type of a value at a path is what the test expects, as in REST Assured itself.
@SuppressWarnings("TypeParameterUnusedInFormals")
public record Answer(HttpResponse<String> response, Object json) {
  /** Class names, packages, stack traces, messages of frameworks, AWS, and names in the tables. */
  public static final Pattern INSIDES =
      Pattern.compile(
          "\\b(java|javax|jakarta|graphql|io|org|com|software)\\.[a-z]+\\."
              + "|Exception|BigDecimal|BigInteger|HashMap|ArrayList|LinkedHash|Value\\{|SRGQL"
              + "|\\tat |(?i:dynamo|amazon|\\baws)"
              + "|list_id|user_id|under_deletion|users_by|lists_by|guests_by");

  /** Of a response whose body is JSON. */
  public Answer(HttpResponse<String> response) {
    this(response, JsonPaths.parse(response.body()));
  }

  public Answer {
    assertThat(String.valueOf(JsonPaths.<Object>read(json, "errors")))
        .doesNotContainPattern(INSIDES);
  }

  public int status() {
    return response.statusCode();
  }

  /** The value at a path below {@code data} of an answer without errors. */
  public <T> T data(String path) {
    assertThat(errors()).as("errors of %s", response.body()).isEmpty();
    return JsonPaths.read(json, "data." + path);
  }

  /** The value at a path from the top of the answer. */
  public <T> T path(String path) {
    return JsonPaths.read(json, path);
  }

  /** The errors, none if there were none. */
  public List<Map<String, Object>> errors() {
    List<Map<String, Object>> errors = JsonPaths.read(json, "errors");
    return errors == null ? List.of() : errors;
  }

  /** The code of the one error. */
  public String code() {
    return extension("code");
  }

  /** Whether there is one error, of this code. */
  public boolean failedWith(String code) {
    return errors().size() == 1 && code.equals(code());
  }

  /** What the one error carries under a name beside its code. */
  public <T> T extension(String name) {
    assertThat(errors()).as("errors of %s", response.body()).hasSize(1);
    return JsonPaths.read(json, "errors[0].extensions." + name);
  }

  /** The extensions of the one error. */
  public Map<String, Object> extensions() {
    code();
    return JsonPaths.read(json, "errors[0].extensions");
  }

  /** How many requests to DynamoDB it took, of an answer that was explained. */
  public int calls() {
    return path("extensions.dynamodb.calls");
  }

  /** How many of them waited for one another. */
  public int depth() {
    return path("extensions.dynamodb.depth");
  }
}
