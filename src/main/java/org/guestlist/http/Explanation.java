package org.guestlist.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.guestlist.request.CallLog;

/** What a request cost, as {@code extensions.dynamodb} shows it. */
final class Explanation {
  private Explanation() {}

  static Map<String, Object> of(CallLog log) {
    var calls = log.calls();
    var explanation = new LinkedHashMap<String, Object>();
    explanation.put("calls", calls.size());
    explanation.put("depth", log.depth());
    explanation.put("readUnits", calls.stream().mapToDouble(CallLog.Call::readUnits).sum());
    explanation.put("writeUnits", calls.stream().mapToDouble(CallLog.Call::writeUnits).sum());
    explanation.put("requests", calls.stream().map(Explanation::row).toList());
    return explanation;
  }

  private static Map<String, Object> row(CallLog.Call call) {
    var row = new LinkedHashMap<String, Object>();
    row.put("operation", call.operation());
    row.put("table", call.table());
    row.put("depth", call.depth());
    row.put("readUnits", call.readUnits());
    row.put("writeUnits", call.writeUnits());
    row.put("milliseconds", Math.round(call.duration().toNanos() / 1e3) / 1e3);
    return row;
  }
}
