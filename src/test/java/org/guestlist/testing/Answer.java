package org.guestlist.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;

/** What the program answered. */
// The type of a value at a path is what the test expects, as in REST Assured itself.
@SuppressWarnings("TypeParameterUnusedInFormals")
public record Answer(ValidatableResponse response) {

  public int status() {
    return response.extract().statusCode();
  }

  /** The value at a path below {@code data} of an answer without errors. */
  public <T> T data(String path) {
    assertThat(response.extract().<Object>path("errors"))
        .as("errors of %s", response.extract().asString())
        .isNull();
    return response.extract().path("data." + path);
  }

  /** The value at a path from the top of the answer. */
  public <T> T path(String path) {
    return response.extract().path(path);
  }

  /** The code of the one error. */
  public String code() {
    return extension("code");
  }

  /** What the one error carries under a name beside its code. */
  public <T> T extension(String name) {
    List<Map<String, Object>> errors = response.extract().path("errors");
    assertThat(errors).as("errors of %s", response.extract().asString()).hasSize(1);
    return response.extract().path("errors[0].extensions." + name);
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
