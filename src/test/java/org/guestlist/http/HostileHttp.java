package org.guestlist.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.guestlist.http.HostileRequest.Outcome.ANYTHING;
import static org.guestlist.http.HostileRequest.Outcome.REFUSED;
import static org.guestlist.http.HostileRequest.Outcome.REFUSED_OR_CLOSED;
import static org.guestlist.http.HostileRequest.Outcome.REFUSED_OR_GOOD;
import static org.guestlist.http.HostileRequest.Sending.CUT_OFF;
import static org.guestlist.http.HostileRequest.Sending.SLOWLY;

import java.util.List;
import org.guestlist.http.HostileRequest.Outcome;

/**
 * HTTP that is none, or that has no business here. What stands in it would make a list, if anybody
 * took it for a request.
 *
 * @param caller the header that says who sends them
 */
record HostileHttp(Chance chance, String caller) {
  private static final String GOOD = "{\"query\":\"{me{id}}\"}";
  private static final String HARMFUL = "{\"query\":\"mutation{createList(title:\\\"x\\\"){id}}\"}";
  private static final String HARMFUL_QUERY =
      "query=mutation%7BcreateList(title:%22x%22)%7Bid%7D%7D";
  private static final String JSON = "Content-Type: application/json\r\n";

  /** More root fields than are allowed, which nothing but the limits keeps from being executed. */
  private static final String TOO_MUCH =
      "{\"query\":\"mutation{" + "createList(title:\\\"x\\\"){id}".repeat(11) + "}\"}";

  List<HostileCategory> categories() {
    return List.of(
        HostileCategory.of("methods", 50, i -> method()),
        HostileCategory.of("content types", 60, i -> contentType()),
        HostileCategory.of("media types that are accepted", 60, i -> accept()),
        HostileCategory.of("headers", 90, i -> header()),
        HostileCategory.of("credentials", 40, i -> credentials()),
        HostileCategory.of("lengths", 60, i -> length()),
        HostileCategory.of("chunks", 70, i -> chunks()),
        HostileCategory.of("requests that end too soon", 90, i -> truncated()),
        HostileCategory.of("slow senders", 24, i -> slow()),
        HostileCategory.of("garbage behind a request", 50, i -> pipelined()),
        HostileCategory.of("garbage for a request", 60, i -> garbage()),
        HostileCategory.of("addresses with broken escapes", 90, i -> escapes()),
        HostileCategory.of("parameters of GET", 70, i -> parameters()),
        HostileCategory.of("addresses that are too long", 20, i -> longAddress()),
        HostileCategory.of("other spellings of the path", 70, i -> path()),
        HostileCategory.of("WebSockets", 50, i -> webSocket()));
  }

  private String head(String firstLine, String headers) {
    return firstLine + "\r\nHost: localhost\r\nConnection: close\r\n" + caller + headers;
  }

  /** A request with a body and the right length. */
  private HostileRequest request(String firstLine, String headers, String body, Outcome outcome) {
    var length = "Content-Length: " + body.length() + "\r\n\r\n";
    return HostileRequest.of(head(firstLine, headers) + length + body, outcome);
  }

  private HostileRequest get(String pathAndQuery, Outcome outcome) {
    return HostileRequest.of(head("GET " + pathAndQuery + " HTTP/1.1", "") + "\r\n", outcome);
  }

  private String text(int length) {
    return new String(chance.bytes(length), ISO_8859_1);
  }

  private HostileRequest method() {
    var method =
        chance.of(
            "PUT",
            "DELETE",
            "PATCH",
            "OPTIONS",
            "HEAD",
            "TRACE",
            "post",
            "Post",
            "POSTS",
            "PROPFIND",
            "MKCOL",
            "X",
            "M-SEARCH",
            "G".repeat(200),
            "QUERY",
            "SUBSCRIBE",
            "GET, POST",
            "CONNECT",
            "PRI",
            "GE\u0000T",
            "\u00e9");
    var outcome =
        method.matches("[A-Z-]+") && !method.equals("CONNECT") ? REFUSED : REFUSED_OR_CLOSED;
    return request(method + " /graphql HTTP/1.1", JSON, HARMFUL, outcome);
  }

  private HostileRequest contentType() {
    var type =
        chance.of(
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "multipart/mixed; boundary=" + "x".repeat(70),
            "application/graphql",
            "application/xml",
            "application/json/x",
            "application/json x",
            "application/ json",
            "application/json, text/plain",
            "text/plain; application/json",
            "*/*",
            "application/*",
            ",",
            ";",
            "",
            " ",
            "application/json; charset=utf-7",
            "application/json; charset=",
            "application/json; charset=\"utf-16\"",
            "application/json,",
            "\u00e9",
            "application/json\u00a0",
            "json",
            "application/json; charset=UTF-32",
            "a".repeat(4_000));
    var second = chance.oneIn(4) ? "Content-Type: text/plain\r\n" : "";
    return request(
        "POST /graphql HTTP/1.1", "Content-Type: " + type + "\r\n" + second, HARMFUL, REFUSED);
  }

  /** Some are odd and yet allow what we have. */
  private HostileRequest accept() {
    var accept =
        chance.of(
            "text/html",
            "*",
            "/",
            "application",
            ",",
            ",,,",
            ";",
            ";q=1",
            "application/json;q=2",
            "application/json;q=-1",
            "application/json;q=NaN",
            "application/json;q=1e9",
            "application/json;q=",
            "application/json;q=x",
            "*/json",
            "application/json; q=\"1\"",
            "application/json;;;q=1",
            "\u00e9/\u00e9",
            "*/*;q=0.0000001",
            "application/json;q=1;q=0",
            "a/b,".repeat(1_000),
            "application/json;" + "a=b;".repeat(1_000),
            "application/json;q=" + "9".repeat(4_000),
            "\"",
            "application/json;a=\"",
            "=",
            "q=1",
            "/json",
            "application/",
            "application/json;q=1e99999");
    var second = chance.oneIn(4) ? "Accept: " + chance.of("x", "", "*/*;q=z") + "\r\n" : "";
    return request(
        "POST /graphql HTTP/1.1",
        JSON + "Accept: " + accept + "\r\n" + second,
        GOOD,
        REFUSED_OR_GOOD);
  }

  private HostileRequest header() {
    var header =
        chance.of(
            "X: " + "x".repeat(chance.of(7_000, 9_000, 60_000, 200_000)),
            "x".repeat(chance.of(300, 9_000)) + ": x",
            chance.repeated(chance.of(50, 400, 5_000), i -> "X" + i + ": x\r\n") + "X: x",
            "X: a\r\n b\r\n\tc",
            "X",
            ": x",
            " X: x",
            "X : x",
            "X\u0000: x",
            "X: \u0000",
            "X: a\rb",
            "X: a\nb",
            "X: \u001b[31m",
            "\u00e9: x",
            "X: \u00ff\u00fe",
            "Host: elsewhere",
            "Host: a\r\nHost: b",
            "Host:",
            "Host: " + "a".repeat(5_000),
            "Host: [::1",
            "Host: a:99999999999",
            "X-Correlation-Id: ${jndi:ldap://x}\r\nX-Correlation-Id: <script>",
            "X-Forwarded-For: \u0000\r\nX-Forwarded-Proto: x\r\nForwarded: for=\"",
            "Guestlist-Slow: 1e99999999999",
            "Guestlist-Slow: " + "9".repeat(4_000),
            "Guestlist-Slow: -",
            "Guestlist-Explain: \u00e9",
            "Cookie: " + "a=b;".repeat(1_000),
            "Cookie: =;;;\u0000",
            "Expect: 100-continue",
            "Expect: nothing",
            "Content-Encoding: gzip",
            "Content-Encoding: identity, gzip",
            "Origin: null",
            "Origin: \u0000",
            "Accept-Language: " + "x;q=9,".repeat(500),
            "Accept-Charset: utf-16",
            "Accept-Encoding: " + "br;q=,".repeat(100),
            "Range: bytes=0-",
            "Upgrade: TLS/1.2",
            "Content-Length",
            "TE: trailers, deflate;q=0.5",
            "If-None-Match: *");
    return request("POST /graphql HTTP/1.1", JSON + header + "\r\n", GOOD, ANYTHING);
  }

  private HostileRequest credentials() {
    var value =
        chance.of(
            "Bearer",
            "Bearer " + "x".repeat(7_000),
            "Bearer a@" + "b".repeat(7_000),
            "Bearer \u00e9@\u00e9",
            "Bearer a@b, Bearer c@d",
            "Basic " + "=".repeat(100),
            "Bearer \u0001@b",
            "Negotiate x",
            "\u0000",
            "Bearer a@b\u00a0",
            "Digest username=\"",
            "Bearer " + text(40).replaceAll("[\r\n]", ""),
            "Bearer ../users@x",
            "Bearer '@x",
            "Bearer {}@x",
            "Bearer eyJhbGciOiJub25lIn0.e30.",
            "Bearer @@",
            "bearer\t@");
    var again = chance.oneIn(3) ? "Authorization: " + value + "\r\n" : "";
    var head = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: ";
    return HostileRequest.of(
        head
            + value
            + "\r\n"
            + again
            + JSON
            + "Content-Length: "
            + HARMFUL.length()
            + "\r\n\r\n"
            + HARMFUL,
        REFUSED_OR_CLOSED);
  }

  private HostileRequest length() {
    var length =
        chance.of(
            "-1",
            "+5",
            "x",
            "",
            "0x10",
            "1e2",
            "99999999999999999999",
            "9223372036854775807",
            "2147483648",
            "65537",
            "5, 5",
            "5\r\nContent-Length: 6",
            "5\r\nTransfer-Encoding: chunked",
            "0",
            "1",
            "10",
            " ",
            "\u0663",
            "5;5",
            "5 5",
            "00000000000000000000000000005");
    return HostileRequest.of(
        head("POST /graphql HTTP/1.1", JSON + "Content-Length: " + length + "\r\n")
            + "\r\n"
            + HARMFUL,
        REFUSED_OR_CLOSED);
  }

  private HostileRequest chunks() {
    var size = Integer.toHexString(HARMFUL.length());
    var body =
        chance.of(
            "x\r\n" + HARMFUL + "\r\n0\r\n\r\n",
            "-1\r\n" + HARMFUL + "\r\n0\r\n\r\n",
            "\r\n" + HARMFUL + "\r\n0\r\n\r\n",
            "7fffffff\r\n" + HARMFUL,
            "ffffffffffffffff\r\n" + HARMFUL,
            "fffffffffffffffff\r\n" + HARMFUL,
            size + "\r\n" + HARMFUL + "\r\n",
            size + "\r\n" + HARMFUL + "x\r\n0\r\n\r\n",
            size + "\r\n" + HARMFUL + "\r\n0\r\n",
            size + "\r\n" + HARMFUL + "\r\nx",
            size + ";" + "a".repeat(20_000) + "\r\n" + HARMFUL + "\r\nx",
            size + "\n" + HARMFUL + "\n-\n\n",
            "1\r\n{\r\n".repeat(chance.of(1, 2_000)) + "0\r\n\r\n",
            "1\r\n \r\n".repeat(70_000) + "0\r\n\r\n",
            "0\r\n\r\n",
            "0\r\n" + "X: x\r\n".repeat(5_000) + "\r\n",
            "0x5\r\nhello\r\n0\r\n\r\n",
            "5\r\n" + text(5) + "\r\n0\r\n\r\n");
    var coding =
        chance.of(
            "chunked",
            "chunked",
            "chunked",
            "Chunked",
            "gzip, chunked",
            "chunked, identity",
            "identity",
            "x",
            "chunked\r\nTransfer-Encoding: x",
            "chunked\r\nContent-Length: 5",
            "\u000bchunked");
    return HostileRequest.of(
            head("POST /graphql HTTP/1.1", JSON + "Transfer-Encoding: " + coding + "\r\n")
                + "\r\n"
                + body,
            REFUSED_OR_CLOSED)
        .sent(chance.of(CUT_OFF, HostileRequest.Sending.AT_ONCE));
  }

  private HostileRequest truncated() {
    var whole = request("POST /graphql HTTP/1.1", JSON, HARMFUL, REFUSED_OR_CLOSED).text();
    return HostileRequest.of(whole.substring(0, chance.below(whole.length())), REFUSED_OR_CLOSED)
        .sent(CUT_OFF);
  }

  /** The headers come at once, and the body would take some seconds more than it may. */
  private HostileRequest slow() {
    var whole = HARMFUL + " ".repeat(100);
    var length =
        chance.of(
            "Content-Length: " + whole.length() + "\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n");
    return HostileRequest.of(
            "POST /graphql HTTP/1.1\r\nHost: a\r\n" + JSON + caller + length + whole,
            REFUSED_OR_CLOSED)
        .sent(SLOWLY);
  }

  private HostileRequest pipelined() {
    var good =
        "POST /graphql HTTP/1.1\r\nHost: localhost\r\n"
            + caller
            + JSON
            + "Content-Length: "
            + GOOD.length()
            + "\r\n\r\n"
            + GOOD;
    var garbage =
        chance.of(
            text(200),
            "\u0000".repeat(1_000),
            HARMFUL,
            "\r\n\r\n",
            "POST",
            "POST /graphql HTTP/1.1\r\n",
            "HTTP/1.1 200 OK\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + text(100),
            "\u0016\u0003\u0001" + text(100),
            "GET / HTTP/9.9\r\n\r\n",
            "x".repeat(20_000),
            "GET /graphql?" + HARMFUL_QUERY + " HTTP/1.1\r\nHost: a\r\n" + caller + "\r\n");
    return HostileRequest.of(good.repeat(chance.of(1, 1, 5)) + garbage, ANYTHING).sent(CUT_OFF);
  }

  private HostileRequest garbage() {
    var garbage =
        chance.of(
            text(chance.of(1, 20, 5_000)),
            "\u0000",
            "\r\n",
            "\n\n\n",
            "GET\r\n\r\n",
            "GET /graphql\r\n\r\n",
            "GET /graphql HTTP/1.1\n\n",
            "GET /graphql HTTP/0.9\r\n\r\n",
            "GET /graphql HTTP/2.0\r\nHost: a\r\n\r\n",
            "GET /graphql HTTP/x\r\n\r\n",
            "GET  /graphql HTTP/1.1\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + text(60),
            "\u0016\u0003\u0001\u0002\u0000\u0001" + text(300),
            "SSH-2.0-x\r\n",
            "EHLO x\r\n",
            "GET /graphql?" + HARMFUL_QUERY + " HTTP/1.1",
            "GET\t/graphql\tHTTP/1.1\r\n\r\n",
            "POST /graphql HTTP/1.1 HTTP/1.1\r\n\r\n",
            HARMFUL + "\r\n\r\n",
            "GET http://elsewhere/graphql HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "*\r\n\r\n");
    return HostileRequest.of(garbage, REFUSED_OR_CLOSED).sent(CUT_OFF);
  }

  private HostileRequest escapes() {
    var escape =
        chance.of(
            "%",
            "%2",
            "%zz",
            "%%",
            "%\u0000",
            "%c0%80",
            "%ff",
            "%ed%a0%80",
            "%u0041",
            "%-1",
            "% 2",
            "%00",
            "%0d%0a",
            "\u00e9",
            "%f4%90%80%80",
            "%e2%82");
    var place =
        chance.of(
            "/graphql?query=%s",
            "/graphql?query=%7Bme%7Bid%7D%7D%s",
            "/graphql?%s",
            "/graphql?%s=x",
            "/graphql?variables=%s&query=%7Bme%7Bid%7D%7D",
            "/graphql?query=%7Bme%7Bid%7D%7D&operationName=%s",
            "/graph%sql",
            "/%s",
            "/graphql/%s",
            "/graphql?query=%7Bme%7Bid%7D%7D&x=%s",
            "/graphql%s?query=%7Bme%7Bid%7D%7D");
    var mayBeGood = place.contains("%7Bme") || place.contains("/graphql%s");
    return get(place.replace("%s", escape), mayBeGood ? ANYTHING : REFUSED_OR_CLOSED);
  }

  private HostileRequest parameters() {
    return get(
        "/graphql?"
            + chance.of(
                "",
                "&",
                "=",
                "query",
                "query=",
                "query=&query=",
                "QUERY=%7Bme%7Bid%7D%7D",
                "query[]=%7Bme%7Bid%7D%7D",
                "%00query=%7Bme%7Bid%7D%7D",
                "query=%7Bme%7Bid%7D%7D&query=%7Bme%7Bid%7D%7D",
                "query=%7Bme%7Bid%7D%7D&variables=%5B%5D",
                "query=%7Bme%7Bid%7D%7D&variables=" + "%7B%22a%22:".repeat(400),
                "query=%7Bme%7Bid%7D%7D&variables=" + "%5B".repeat(1_200),
                "query=%7Bme%7Bid%7D%7D&variables=%7B%22a%22:1e999999999999%7D&extensions=1",
                "query=%7Bme%7Bid%7D%7D&operationName=" + "x".repeat(3_000),
                HARMFUL_QUERY,
                HARMFUL_QUERY + "&operationName=x",
                "variables=" + HARMFUL_QUERY,
                "query=query%20A%7Bme%7Bid%7D%7D" + HARMFUL_QUERY.substring(6),
                "a=b&".repeat(900),
                "query=%ED%A0%80",
                "query=%7Bme%7Bid%7D%7D&extensions=%22%22",
                "query=subscription%7Bme%7Bid%7D%7D",
                "query=%7B__schema%7Btypes%7Bname%7D%7D%7D" + "&query=x"),
        REFUSED);
  }

  private HostileRequest longAddress() {
    var length = chance.of(4_000, 4_097, 8_192, 20_000, 100_000);
    return get(
        chance
            .of("/", "/graphql?", "/graphql?query=", "/graphql/")
            .concat(chance.of("a", "%20", "../", "a=b&", "/").repeat(length / 3)),
        REFUSED_OR_CLOSED);
  }

  /** Whichever of them leads to the API, the limits hold there. */
  private HostileRequest path() {
    var path =
        chance.of(
            "/graphql/",
            "//graphql",
            "/graphql;x",
            "/graphql%2f..",
            "/graphql/.",
            "/graphql/../graphql",
            "/./graphql",
            "/GRAPHQL",
            "/Graphql",
            "/graphql%00",
            "/graphql%20",
            "/graphql%3f",
            "/%67raphql",
            "/graphql#x",
            "/graphql?x",
            "/graphql/x",
            "/graphql\\",
            "/graphql/;",
            "graphql",
            "*",
            "//localhost/graphql",
            "http://localhost/graphql",
            "/q/../graphql",
            "/q/graphql-ui/../../graphql",
            "/graphql//",
            "/graphql/%2e%2e/graphql",
            "/\u00e9",
            "/graphql\u0000",
            "/%2e/graphql",
            "/graphql.json",
            "/q/dev-ui",
            "/q/arc",
            "/q/arc/beans",
            "/..%2f..%2fetc/passwd",
            "/graphql%ff",
            "/.env",
            "/WEB-INF/web.xml",
            "/META-INF/MANIFEST.MF");
    var method = chance.of("POST", "POST", "PUT", "GET");
    var outcome =
        path.startsWith("/") && !path.contains("\u0000") && !path.contains("\\")
            ? REFUSED
            : REFUSED_OR_CLOSED;
    var body = chance.of(TOO_MUCH, "[" + HARMFUL + "," + HARMFUL + "]");
    return request(method + " " + path + " HTTP/1.1", JSON, body, outcome);
  }

  private HostileRequest webSocket() {
    var headers =
        "Connection: Upgrade\r\nUpgrade: "
            + chance.of("websocket", "WebSocket", "h2c", "x", "websocket, h2c")
            + "\r\nHTTP2-Settings: "
            + chance.of("", "----", "AAMAAABk")
            + "\r\nSec-WebSocket-Version: "
            + chance.of("13", "8", "0", "-1", "x", "")
            + "\r\nSec-WebSocket-Key: "
            + chance.of("dGhlIHNhbXBsZSBub25jZQ==", "", "x", "=".repeat(1_000))
            + "\r\nSec-WebSocket-Protocol: "
            + chance.of("graphql-transport-ws", "graphql-ws", "x", "", "graphql-ws,".repeat(500))
            + "\r\n";
    var frames =
        chance.of(
            text(200),
            "\u0081\u0005hello",
            "\u0081\u00fe\uffff",
            "\u0081\u00ff" + text(20),
            "\u0001\u0080" + text(8),
            "",
            "\u0081"
                + (char) (0x80 | 30)
                + "\u0000\u0000\u0000\u0000{\"type\":\"connection_init\"}");
    var path = chance.of("/graphql", "/graphql", "/graphql/", "/graphql?" + HARMFUL_QUERY);
    return HostileRequest.of(
            "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + caller + headers + "\r\n" + frames,
            REFUSED_OR_CLOSED)
        .sent(CUT_OFF);
  }
}
