package org.guestlist.seed.interact;

import java.util.Map;
import java.util.Optional;
import org.guestlist.seed.graphql.GraphQl;

/** What a list holds that a simulation would change, and who else may change it meanwhile. */
public record ListUse(int items, int guests, boolean isOwn) {
  /** Asks the service; empty where the caller sees no such list. */
  public static Optional<ListUse> of(GraphQl graphQl, String listId) {
    var list =
        graphQl
            .run(
                "query($id: ID!) { list(id: $id) { role itemCount guestCount } }",
                Map.of("id", listId))
            .path("list");
    return list.isNull() || list.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new ListUse(
                list.path("itemCount").asInt(),
                list.path("guestCount").asInt(),
                list.path("role").asText().equals("OWNER")));
  }

  /** Whether there is something to lose, or somebody who may be at work. */
  public boolean isUsed() {
    return items > 0 || !isPrivate();
  }

  /** Whether nobody but the caller can change it. */
  public boolean isPrivate() {
    return isOwn && guests == 0;
  }

  /** A sentence that warns of a simulation. */
  public String inWords(String name) {
    return "The list \"%s\" is in use, with %d items and %d guests, and interact renames, ticks and deletes what is in it."
        .formatted(name, items, guests);
  }
}
