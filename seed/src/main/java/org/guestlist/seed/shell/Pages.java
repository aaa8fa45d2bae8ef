package org.guestlist.seed.shell;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Consumer;

/** Connections, page by page. */
final class Pages {
  private Pages() {}

  /** What shows the next page; nothing if this was the last. */
  static Optional<Runnable> next(JsonNode connection, Consumer<String> show) {
    var page = connection.path("pageInfo");
    return page.path("hasNextPage").asBoolean()
        ? Optional.of(() -> show.accept(page.path("endCursor").asText()))
        : Optional.empty();
  }
}
