package org.guestlist.faults;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * An answer of the database on its way through {@link FaultProxy}.
 *
 * @param checksum that of the body, where it is as the database sent it
 */
record DatabaseAnswer(int status, Optional<String> checksum, Buffer body) {
  /** The answer to a part of a batch. */
  DatabaseAnswer with(PartOfBatch part) {
    return status == 200 ? changed(part.completed(new JsonObject(body))) : this;
  }

  /** The answer of an index that the last row of it has not reached yet. */
  DatabaseAnswer withoutLastItem() {
    if (status != 200) {
      return this;
    }
    var answer = new JsonObject(body);
    var items = answer.getJsonArray("Items");
    if (items == null || items.isEmpty()) {
      return this;
    }
    items.remove(items.size() - 1);
    return changed(answer.put("Count", items.size()));
  }

  private static DatabaseAnswer changed(JsonObject body) {
    return new DatabaseAnswer(200, Optional.empty(), body.toBuffer());
  }
}
