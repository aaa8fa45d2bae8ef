package org.guestlist.seed.graphql;

import com.fasterxml.jackson.databind.JsonNode;

/** An error that the service answered with. */
public final class GraphQlException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient JsonNode error;

  GraphQlException(JsonNode error) {
    super(error.path("message").asText());
    this.error = error;
  }

  /**
   * The code under {@code extensions}, such as {@code VERSION_CONFLICT}; empty where it has none.
   */
  public String code() {
    return error.path("extensions").path("code").asText();
  }

  public JsonNode extensions() {
    return error.path("extensions");
  }
}
