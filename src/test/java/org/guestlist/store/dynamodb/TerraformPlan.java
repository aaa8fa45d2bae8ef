package org.guestlist.store.dynamodb;

import static org.assertj.core.api.Assertions.fail;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What Terraform would make in an empty account, with the defaults of all variables. */
record TerraformPlan(JsonObject json) {
  private static final Path FILE = Path.of("target", "terraform", "plan.json");

  /** The plan; without one the test is skipped, since a newcomer need not have Terraform. */
  static TerraformPlan read() {
    if (!Files.exists(FILE)) {
      skip("There is no " + FILE + ", which .ci/terraform --plan writes");
    }
    try (var reader = Json.createReader(Files.newInputStream(FILE))) {
      return new TerraformPlan(reader.readObject());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Skips a test for a reason that does not hold in CI, where it fails. */
  static void skip(String reason) {
    if ("true".equals(System.getenv("CI"))) {
      fail(reason);
    }
    Assumptions.abort(reason);
  }

  String prefix() {
    return json.getJsonObject("variables").getJsonObject("prefix").getString("value");
  }

  /** The attributes of all resources of a type, in all modules. */
  Stream<JsonObject> resources(String type) {
    return resources(plannedValues().getJsonObject("root_module"), type);
  }

  private static Stream<JsonObject> resources(JsonObject module, String type) {
    var own =
        array(module, "resources")
            .filter(resource -> resource.getString("type").equals(type))
            .map(resource -> resource.getJsonObject("values"));
    var below = array(module, "child_modules").flatMap(child -> resources(child, type));
    return Stream.concat(own, below);
  }

  JsonObject output(String name) {
    return plannedValues().getJsonObject("outputs").getJsonObject(name).getJsonObject("value");
  }

  private JsonObject plannedValues() {
    return json.getJsonObject("planned_values");
  }

  /** The objects in an array, which a plan leaves out where it would be empty. */
  static Stream<JsonObject> array(JsonObject object, String name) {
    return object.getOrDefault(name, JsonArray.EMPTY_JSON_ARRAY).asJsonArray().stream()
        .map(value -> value.asJsonObject());
  }
}
