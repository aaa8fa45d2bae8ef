package org.guestlist.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import org.guestlist.http.Chance;
import org.guestlist.testing.Wire;

/**
 * Requests with any method, headers, parameters and framing. All of them end their connection, so
 * that what a program waits for in vain is over at once.
 */
final class HttpRequests {
  private static final Map<String, String[]> HEADERS = new LinkedHashMap<>();

  static {
    HEADERS.put(
        "Accept",
        new String[] {
          "*/*",
          "application/json",
          "application/graphql-response+json",
          "text/html",
          "",
          ",",
          "application/json;q=0, */*",
          "application/graphql-response+json;q=0.9, application/json;q=0.1",
          "application/*",
          "application/json; charset=utf-8",
          "text/*, */*;q=0.001",
          ";;",
          "*",
          "application/json;q=1.0000",
          "*/*;q=0",
          "APPLICATION/JSON"
        });
    HEADERS.put(
        "Content-Type",
        new String[] {
          "application/json",
          "application/json; charset=utf-8",
          "application/json;charset=UTF8",
          "APPLICATION/JSON",
          "text/plain",
          "application/json; charset=latin1",
          "",
          "application/graphql",
          "multipart/form-data; boundary=x",
          "application/json,application/json",
          "application/json; charset=\"utf-8\"; x=y",
          "application/x-www-form-urlencoded"
        });
    HEADERS.put(
        "Content-Encoding", new String[] {"identity", "gzip", "", "br", "identity, gzip", "x"});
    HEADERS.put("Transfer-Encoding", new String[] {"chunked", "identity", "gzip, chunked", "x"});
    HEADERS.put(
        "Content-Length", new String[] {"0", "1", "-1", "x", "99999999999999999999", "70000"});
    HEADERS.put(
        "X-Correlation-Id",
        new String[] {"harmless", "a b", "", "x".repeat(64), "x".repeat(65), "<b>", "\u00e9"});
    HEADERS.put("Expect", new String[] {"100-continue", "x"});
    HEADERS.put("Host", new String[] {"localhost", "example.com", "", "localhost:1", "[::1]"});
    HEADERS.put("Origin", new String[] {"http://localhost", "https://evil.example", "null", ""});
    HEADERS.put(
        "Authorization", new String[] {"", "Bearer", "Basic x", "Bearer a b", "Bearer nobody"});
    HEADERS.put("Upgrade", new String[] {"websocket", "h2c", "x"});
    HEADERS.put("Guestlist-Slow", new String[] {"0", "x", "-1", "1e9", "0.001"});
    HEADERS.put("Guestlist-Explain", new String[] {"true", "TRUE", "x"});
    HEADERS.put(
        "X-Filler", new String[] {"", "x".repeat(19_000), "x".repeat(30_000), "\u0000", "\u00ff"});
  }

  private HttpRequests() {}

  /**
   * One request.
   *
   * @param cutOff whether the sender has to go away after the last byte, since the program may wait
   *     for more
   */
  record Request(String text, boolean cutOff) {}

  /**
   * Any request.
   *
   * @param caller the header that says who sends it
   */
  static Request of(Chance chance, GraphQlText good, String caller) {
    var method =
        chance.of(
            "POST", "POST", "POST", "POST", "GET", "GET", "GET", "HEAD", "PUT", "OPTIONS", "DELETE",
            "TRACE", "PATCH", "QUERY", "post");
    var isGet = method.equals("GET") || method.equals("HEAD");
    var body = isGet && !chance.oneIn(8) ? "" : Wire.text(good.json().getBytes(UTF_8));
    var address = isGet ? "/graphql?" + parameters(chance, good) : address(chance);
    var version =
        chance.oneIn(20) ? chance.of("HTTP/1.0", "HTTP/1.2", "HTTP/2.0", "HTTP/x") : "HTTP/1.1";
    var headers = headers(chance, caller, body);
    var text = method + " " + address + " " + version + "\r\n" + headers + "\r\n" + body;
    return new Request(text, !isFramed(headers, body));
  }

  private static boolean isFramed(String headers, String body) {
    var length = "\r\nContent-Length: " + body.length() + "\r\n";
    return headers.contains("\r\nConnection: close\r\n")
        && (body.isEmpty() ? !headers.contains("\r\nContent-Length: ") : headers.contains(length))
        && !headers.contains("Transfer-Encoding")
        && !headers.contains("Upgrade");
  }

  private static String address(Chance chance) {
    return chance.oneIn(12)
        ? chance.of(
            "/",
            "/graphql/",
            "/graphql?x",
            "/q/health",
            "/%67raphql",
            "*",
            "/graphql#x",
            "/q/metrics",
            "/graphql?" + "x".repeat(9_000),
            "graphql",
            "/../graphql")
        : "/graphql";
  }

  private static String headers(Chance chance, String caller, String body) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Host", "localhost");
    headers.put("Connection", "close");
    headers.put("Content-Type", "application/json");
    if (!body.isEmpty() || chance.oneIn(4)) {
      headers.put("Content-Length", String.valueOf(body.length()));
    }
    var names = HEADERS.keySet().toArray(String[]::new);
    for (int i = chance.below(3); i > 0; i--) {
      var name = chance.of(names);
      headers.put(name, chance.of(HEADERS.get(name)));
    }
    if (chance.oneIn(20)) {
      headers.remove(chance.of(headers.keySet().toArray(String[]::new)));
    }
    var text = new StringBuilder(caller);
    headers.forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
    return text
        + (chance.oneIn(25) ? chance.of("Host: x\r\n", " folded\r\n", "x\r\n", "a b: c\r\n") : "");
  }

  private static String parameters(Chance chance, GraphQlText good) {
    var parameters = new StringBuilder();
    for (int i = 1 + chance.below(3); i > 0; i--) {
      parameters.append(parameters.isEmpty() ? "" : "&");
      parameters.append(parameter(chance, good));
    }
    var text = parameters.toString();
    var at = chance.below(text.length() + 1);
    return chance.oneIn(10)
        ? text.substring(0, at)
            + chance.of("%", "%zz", "%c0%80", "+", "&", "=", ";", "%00")
            + text.substring(at)
        : text;
  }

  private static String parameter(Chance chance, GraphQlText good) {
    var query = GraphQlText.encoded(good.query());
    return chance.of(
        "query=" + (query.length() > 6_000 ? "%7Bme%7Bid%7D%7D" : query),
        "query=%7Bme%7Bid%7D%7D",
        "variables="
            + GraphQlText.encoded(
                good.variables().substring(0, Math.min(1_000, good.variables().length()))),
        chance.of("variables=null", "variables=%7B%7D", "variables=1", "variables="),
        chance.of("operationName=Q", "operationName=", "operationName=%00"),
        chance.of("extensions=%7B%7D", "extensions=x", "x=y", "", "QUERY=x"));
  }
}
