package org.guestlist.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import java.util.Base64;

/** What a function gives to API Gateway, which makes a response of it. Immutable. */
public record HttpAnswer(JsonObject response) {

  public static HttpAnswer of(String json) {
    return new HttpAnswer(new JsonObject(json));
  }

  public int status() {
    return response.getInteger("statusCode");
  }

  /** A header, by its name in any letters; null where there is none. */
  public String header(String name) {
    return response.getJsonObject("headers").stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(header -> String.valueOf(header.getValue()))
        .findFirst()
        .orElse(null);
  }

  public boolean inBase64() {
    return response.getBoolean("isBase64Encoded", false);
  }

  public String body() {
    var body = response.getString("body");
    return inBase64() ? new String(Base64.getDecoder().decode(body), UTF_8) : body;
  }

  /** The value at a path in the body. */
  // The type of a value at a path is what the test expects, as in REST Assured itself.
  @SuppressWarnings("TypeParameterUnusedInFormals")
  public <T> T path(String path) {
    return JsonPath.from(body()).get(path);
  }

  /** The code of the first error; null where there is none. */
  public String code() {
    return path("errors[0].extensions.code");
  }
}
