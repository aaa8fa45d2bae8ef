package org.guestlist.bench;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;

/** A list, as every variant answers it. */
public record ListSummary(String id, String title, int itemCount) {
  static List<ListSummary> all(BatchGetItemResponse response) {
    return response.responses().get(SampleData.LISTS).stream().map(ListSummary::of).toList();
  }

  private static ListSummary of(Map<String, AttributeValue> row) {
    return new ListSummary(
        row.get("id").s(), row.get("title").s(), Integer.parseInt(row.get("item_count").n()));
  }
}
