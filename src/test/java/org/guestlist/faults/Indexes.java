package org.guestlist.faults;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Global secondary indexes that are behind their tables. */
final class Indexes {
  private Indexes() {}

  static boolean isQueried(SdkRequest request) {
    return request instanceof QueryRequest query && query.indexName() != null;
  }

  /** The answer of an index that no row has reached yet. */
  static SdkResponse lacking(SdkResponse response) {
    return ((QueryResponse) response).copy(r -> r.items(List.of()).count(0));
  }

  /** The answer of an index from which a row has not gone yet: the first, by another key. */
  static SdkResponse withGoneRow(SdkResponse response) {
    var answer = (QueryResponse) response;
    if (answer.items().isEmpty()) {
      return answer;
    }
    var items = new ArrayList<Map<String, AttributeValue>>();
    items.add(gone(answer.items().get(0)));
    items.addAll(answer.items());
    return answer.copy(r -> r.items(items).count(items.size()));
  }

  /** The keys of the tables are {@code id} or {@code list_id} and something more. */
  private static Map<String, AttributeValue> gone(Map<String, AttributeValue> row) {
    var gone = new HashMap<>(row);
    gone.put(row.containsKey("list_id") ? "list_id" : "id", fromS("gone"));
    return gone;
  }
}
