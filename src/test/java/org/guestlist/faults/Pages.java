package org.guestlist.faults;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Empty pages, as DynamoDB gives them where a filter or its own measure leaves nothing. The key
 * that they bear stands for the one that the request began with, so that no row is passed over.
 */
final class Pages {
  private static final String MARK = "empty page ";

  /** The keys that requests began with, by the marks that stand for them. */
  private static final Map<String, Map<String, AttributeValue>> STARTS = new ConcurrentHashMap<>();

  private Pages() {}

  /** Whether a request reads on after an empty page: that is answered. */
  static boolean isAfterEmptyPage(SdkRequest request) {
    return mark(start(request)) != null;
  }

  /** The request with the key that the mark stands for. */
  static SdkRequest resolved(SdkRequest request) {
    var mark = mark(start(request));
    if (mark == null) {
      return request;
    }
    var start = STARTS.get(mark).isEmpty() ? null : STARTS.get(mark);
    return request instanceof QueryRequest query
        ? query.copy(r -> r.exclusiveStartKey(start))
        : ((ScanRequest) request).copy(r -> r.exclusiveStartKey(start));
  }

  static SdkResponse empty(SdkRequest request, SdkResponse response) {
    var mark = MARK + UUID.randomUUID();
    STARTS.put(mark, start(request));
    var key = Map.of("id", fromS(mark));
    return response instanceof QueryResponse query
        ? query.copy(r -> r.items(List.of()).count(0).lastEvaluatedKey(key))
        : ((ScanResponse) response).copy(r -> r.items(List.of()).count(0).lastEvaluatedKey(key));
  }

  private static Map<String, AttributeValue> start(SdkRequest request) {
    if (request instanceof QueryRequest query) {
      return query.hasExclusiveStartKey() ? query.exclusiveStartKey() : Map.of();
    }
    return request instanceof ScanRequest scan && scan.hasExclusiveStartKey()
        ? scan.exclusiveStartKey()
        : Map.of();
  }

  private static String mark(Map<String, AttributeValue> start) {
    var id = start.get("id");
    return id != null && id.s().startsWith(MARK) ? id.s() : null;
  }
}
