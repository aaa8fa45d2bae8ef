package org.guestlist.http;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.util.Optional;

/**
 * Why a request is refused before it is routed. It travels through the server in place of the
 * request, in a header whose name no request can have, so that it is answered in its turn and like
 * all others.
 *
 * @param status of the response
 * @param argument what was wrong
 * @param message what to do
 */
record RefusedRequest(int status, String argument, String message) {
  /** A colon ends the name of a header. */
  private static final String HEADER = ":refused";

  private static final String SEPARATOR = "|";
  private static final String NOWHERE = "/-";

  /** The request that stands for the one that is refused. */
  HttpRequest toRequest() {
    var headers = new HeadersMultiMap((name, value) -> {});
    headers.add("Host", "localhost");
    headers.add(HEADER, String.join(SEPARATOR, String.valueOf(status), argument, message));
    return new DefaultHttpRequest(
        HttpVersion.HTTP_1_1, io.netty.handler.codec.http.HttpMethod.GET, NOWHERE, headers);
  }

  /** The refusal that a request stands for. */
  static Optional<RefusedRequest> in(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader(HEADER)).map(RefusedRequest::parse);
  }

  private static RefusedRequest parse(String header) {
    var parts = header.split("\\" + SEPARATOR, 3);
    return new RefusedRequest(Integer.parseInt(parts[0]), parts[1], parts[2]);
  }
}
