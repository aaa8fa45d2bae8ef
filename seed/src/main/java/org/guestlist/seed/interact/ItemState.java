package org.guestlist.seed.interact;

import com.fasterxml.jackson.databind.JsonNode;

/** An item as the service showed it. */
public record ItemState(String id, String description, boolean done, int version) {
  /** What a query has to ask for. */
  static final String FIELDS = "id description done version";

  public static ItemState of(JsonNode item) {
    return new ItemState(
        item.path("id").asText(),
        item.path("description").asText(),
        item.path("done").asBoolean(),
        item.path("version").asInt());
  }
}
