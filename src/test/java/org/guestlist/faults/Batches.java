package org.guestlist.faults;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Batches of which a part is not processed: it does not reach the database. */
final class Batches {
  private Batches() {}

  static boolean isBatch(SdkRequest request) {
    return request instanceof BatchGetItemRequest || request instanceof BatchWriteItemRequest;
  }

  static boolean hasSeveral(SdkRequest request) {
    if (request instanceof BatchGetItemRequest get) {
      return get.requestItems().values().stream().mapToInt(of -> of.keys().size()).sum() > 1;
    }
    return request instanceof BatchWriteItemRequest write
        && write.requestItems().values().stream().mapToInt(List::size).sum() > 1;
  }

  /** What is sent, of a batch of which the half or nothing is processed. */
  static SdkRequest sent(SdkRequest request, boolean some) {
    if (request instanceof BatchGetItemRequest get && some) {
      return get.copy(r -> r.requestItems(keys(get, true)));
    }
    if (request instanceof BatchWriteItemRequest write) {
      return write.copy(r -> r.requestItems(some ? writes(write, true) : harmless(write)));
    }
    return request;
  }

  /** What is answered then. */
  static SdkResponse answered(SdkRequest request, SdkResponse response, boolean some) {
    if (request instanceof BatchGetItemRequest get) {
      var answer = (BatchGetItemResponse) response;
      return some
          ? answer.copy(r -> r.unprocessedKeys(keys(get, false)))
          : answer.copy(r -> r.responses(Map.of()).unprocessedKeys(get.requestItems()));
    }
    var write = (BatchWriteItemRequest) request;
    var left = some ? writes(write, false) : write.requestItems();
    return ((BatchWriteItemResponse) response).copy(r -> r.unprocessedItems(left));
  }

  /** Every second key in all, beginning with the first or the second one. */
  private static Map<String, KeysAndAttributes> keys(BatchGetItemRequest request, boolean first) {
    var kept = new HashMap<String, KeysAndAttributes>();
    int number = 0;
    for (var entry : request.requestItems().entrySet()) {
      var keys = entry.getValue().keys();
      var half = everySecond(keys, (number % 2 == 0) == first);
      number += keys.size();
      if (!half.isEmpty()) {
        kept.put(entry.getKey(), entry.getValue().copy(k -> k.keys(half)));
      }
    }
    return kept;
  }

  private static Map<String, List<WriteRequest>> writes(
      BatchWriteItemRequest request, boolean first) {
    var kept = new HashMap<String, List<WriteRequest>>();
    int number = 0;
    for (var entry : request.requestItems().entrySet()) {
      var half = everySecond(entry.getValue(), (number % 2 == 0) == first);
      number += entry.getValue().size();
      if (!half.isEmpty()) {
        kept.put(entry.getKey(), half);
      }
    }
    return kept;
  }

  private static <T> List<T> everySecond(List<T> all, boolean fromFirst) {
    return IntStream.range(0, all.size())
        .filter(i -> (i % 2 == 0) == fromFirst)
        .mapToObj(all::get)
        .toList();
  }

  /** A request has to write something: a row is deleted that never was. */
  private static Map<String, List<WriteRequest>> harmless(BatchWriteItemRequest request) {
    var entry = request.requestItems().entrySet().iterator().next();
    var key = new HashMap<>(entry.getValue().get(0).deleteRequest().key());
    key.put("list_id", fromS("nowhere"));
    var delete = WriteRequest.builder().deleteRequest(DeleteRequest.builder().key(key).build());
    return Map.of(entry.getKey(), List.of(delete.build()));
  }
}
