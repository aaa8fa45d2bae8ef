package org.guestlist.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Stands in for DynamoDB at next to no cost: it passes the first request of each kind on, and
 * answers all later ones of that kind with the same answer. All of it runs on one event loop.
 */
public final class CannedServer {
  private static final String ADDRESS = "127.0.0.1";
  private static final List<String> PASSED_ON =
      List.of("Authorization", "Content-Type", "X-Amz-Date", "X-Amz-Target");

  /** Texts that tell the queries of the benchmark, and its batches, apart. */
  private static final List<String> MARKS =
      List.of(SampleData.GUESTS_BY_USER, "\"" + SampleData.GUESTS + "\"");

  private final HttpClient client;
  private final int databasePort;
  private final Map<String, Answer> answers = new HashMap<>();

  private CannedServer(HttpClient client, int databasePort) {
    this.client = client;
    this.databasePort = databasePort;
  }

  private record Answer(int status, String contentType, String checksum, Buffer body) {
    static Answer of(HttpClientResponse response, Buffer body) {
      return new Answer(
          response.statusCode(),
          response.getHeader("Content-Type"),
          response.getHeader("X-Amz-Crc32"),
          body);
    }

    void send(HttpServerResponse response) {
      if (checksum != null) {
        response.putHeader("X-Amz-Crc32", checksum);
      }
      response.setStatusCode(status).putHeader("Content-Type", contentType).end(body);
    }
  }

  /** The arguments are the port to listen on, and the port of the database. */
  public static void main(String[] arguments) {
    var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    var server = new CannedServer(vertx.createHttpClient(), Integer.parseInt(arguments[1]));
    vertx
        .createHttpServer()
        .requestHandler(request -> request.bodyHandler(body -> server.answer(request, body)))
        .listen(Integer.parseInt(arguments[0]), ADDRESS)
        .onFailure(CannedServer::exit);
  }

  private void answer(HttpServerRequest request, Buffer body) {
    var kind = kind(request, body);
    var known = answers.get(kind);
    if (known != null) {
      known.send(request.response());
      return;
    }
    ask(request, body)
        .onSuccess(answer -> remember(kind, answer))
        .onSuccess(answer -> answer.send(request.response()))
        .onFailure(CannedServer::exit);
  }

  private static String kind(HttpServerRequest request, Buffer body) {
    var text = body.toString();
    return request.getHeader("X-Amz-Target") + MARKS.stream().filter(text::contains).toList();
  }

  private Future<Answer> ask(HttpServerRequest request, Buffer body) {
    return client
        .request(HttpMethod.POST, databasePort, ADDRESS, "/")
        .compose(passedOn -> copyHeaders(request, passedOn).send(body))
        .compose(response -> response.body().map(answer -> Answer.of(response, answer)));
  }

  private static HttpClientRequest copyHeaders(HttpServerRequest from, HttpClientRequest to) {
    PASSED_ON.stream()
        .filter(name -> from.getHeader(name) != null)
        .forEach(name -> to.putHeader(name, from.getHeader(name)));
    return to;
  }

  private void remember(String kind, Answer answer) {
    if (answer.status() == 200) {
      answers.put(kind, answer);
    }
  }

  private static void exit(Throwable failure) {
    failure.printStackTrace();
    Runtime.getRuntime().halt(1);
  }
}
