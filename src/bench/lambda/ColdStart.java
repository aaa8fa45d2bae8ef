import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.guestlist.dynoxide.Dynoxide;
import org.guestlist.lambda.FunctionProcess;
import org.guestlist.lambda.RuntimeInterface;

/**
 * Measures how long a new instance of the function takes to answer: README.md, beside this file,
 * tells what and how.
 */
public final class ColdStart {
  private static final Path FOLDER = Path.of("target/lambda/benchmark");
  private static final Path MINIMAL = Path.of("src/bench/lambda/minimal.c");
  private static final Duration TIME = Duration.ofSeconds(20);
  private static final String ISSUER = "https://issuer.example.com/pool";
  private static final String AUDIENCE = "guestlist-benchmark";
  private static final String QUERY = "{ me { email lists { nodes { title role itemCount } } } }";

  private final int starts;
  private final String token;
  private final Map<String, String> settings = new HashMap<>();
  private final Map<String, List<Times>> figures = new LinkedHashMap<>();

  /** Milliseconds from the start of a process; the second response from when it was asked for. */
  record Times(double ready, double first, double second) {}

  private ColdStart(int starts, KeyPair key) throws GeneralSecurityException {
    this.starts = starts;
    this.token = token(key);
    settings.putAll(
        Map.of(
            "AWS_REGION",
            "us-east-1",
            "AWS_ACCESS_KEY_ID",
            "local",
            "AWS_SECRET_ACCESS_KEY",
            "local",
            "GUESTLIST_AUTH_ISSUER",
            ISSUER,
            "GUESTLIST_AUTH_AUDIENCE",
            AUDIENCE,
            "GUESTLIST_AUTH_KEY",
            pem(key)));
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 1 || arguments.length == 1 && !arguments[0].matches("[1-9][0-9]{0,3}")) {
      System.err.println("Usage: java -cp ... ColdStart.java [starts, 1 to 9999]");
      System.exit(2);
    }
    var starts = arguments.length == 0 ? 50 : Integer.parseInt(arguments[0]);
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    new ColdStart(starts, generator.generateKeyPair()).run();
    // The runtime interface has threads that wait for the functions that were killed.
    System.exit(0);
  }

  private void run() throws Exception {
    Files.createDirectories(FOLDER);
    var function = FunctionProcess.unpack();
    var minimal = compiled();
    try (var database = Dynoxide.inMemory(0)) {
      settings.put(Dynoxide.ENDPOINT_VARIABLE, database.endpoint().toString());
      measureServer(Map.of("GUESTLIST_CREATE_TABLES", "true", "GUESTLIST_DEMO_DATA", "true"));
      for (int i = 0; i < starts; i++) {
        add("the function", measure(function, Map.of(), event()));
        add(
            "without its warm-up",
            measure(function, Map.of("GUESTLIST_LAMBDA_WARM_UP", "false"), event()));
        add("the server's executable", measureServer(Map.of()));
        add("a minimal program in C", measure(minimal, Map.of(), event()));
      }
    }
    print();
  }

  private void add(String program, Times times) {
    figures.computeIfAbsent(program, name -> new ArrayList<>()).add(times);
  }

  // A function

  private Times measure(Path bootstrap, Map<String, String> more, String event) throws Exception {
    var environment = new HashMap<>(settings);
    environment.putAll(more);
    try (var runtime = RuntimeInterface.start()) {
      // Lambda starts an instance because there is an event.
      var first = runtime.invoke(event, TIME).thenApply(ColdStart::stamped);
      var asked = runtime.ready().thenApply(ready -> System.nanoTime());
      var begin = System.nanoTime();
      try (var process = FunctionProcess.start(bootstrap, runtime, environment)) {
        var answered = first.get(60, TimeUnit.SECONDS);
        Thread.sleep(50);
        var again = System.nanoTime();
        var second =
            runtime.invoke(event, TIME).thenApply(ColdStart::stamped).get(60, TimeUnit.SECONDS);
        return new Times(
            (asked.get() - begin) / 1e6, (answered - begin) / 1e6, (second - again) / 1e6);
      }
    }
  }

  private static long stamped(RuntimeInterface.Outcome outcome) {
    var now = System.nanoTime();
    if (outcome.failed() || !outcome.body().contains("data") || outcome.body().contains("errors")) {
      throw new IllegalStateException(outcome.body());
    }
    return now;
  }

  private String event() {
    var body = "{\"query\":\"" + QUERY + "\"}";
    return """
        {"version":"2.0","routeKey":"POST /graphql","rawPath":"/graphql","rawQueryString":"",\
        "headers":{"content-type":"application/json","authorization":"Bearer %s"},\
        "requestContext":{"http":{"method":"POST","path":"/graphql","protocol":"HTTP/1.1",\
        "sourceIp":"192.0.2.1","userAgent":"curl/8.5.0"},"stage":"$default"},\
        "body":"%s","isBase64Encoded":false}"""
        .formatted(token, body.replace("\"", "\\\""));
  }

  private static Path compiled() throws Exception {
    var program = FOLDER.resolve("minimal").toAbsolutePath();
    var compiler =
        new ProcessBuilder(
                "gcc", "-D_GNU_SOURCE", "-O2", "-o", program.toString(), MINIMAL.toString())
            .inheritIO()
            .start();
    if (compiler.waitFor() != 0) {
      throw new IllegalStateException(MINIMAL + " was not compiled");
    }
    return program;
  }

  // The server

  private Times measureServer(Map<String, String> more) throws Exception {
    var port = freePort();
    var builder = new ProcessBuilder(executable().toString());
    builder.environment().putAll(settings);
    builder.environment().putAll(more);
    builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
    builder.environment().put("QUARKUS_MANAGEMENT_PORT", "0");
    builder.redirectErrorStream(true).redirectOutput(FOLDER.resolve("server.log").toFile());
    var begin = System.nanoTime();
    var process = builder.start();
    try {
      double ready = 0;
      while (true) {
        try (var socket = new Socket()) {
          socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
          ready = (System.nanoTime() - begin) / 1e6;
          post(socket);
          break;
        } catch (IOException notYet) {
          if (!process.isAlive() || System.nanoTime() - begin > 60_000_000_000L) {
            throw new IllegalStateException("The server did not start: see " + FOLDER, notYet);
          }
          Thread.sleep(0, 500_000);
        }
      }
      var first = (System.nanoTime() - begin) / 1e6;
      Thread.sleep(50);
      var again = System.nanoTime();
      try (var socket = new Socket("127.0.0.1", port)) {
        post(socket);
      }
      return new Times(ready, first, (System.nanoTime() - again) / 1e6);
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private void post(Socket socket) throws IOException {
    socket.setSoTimeout(20_000);
    var body = "{\"query\":\"" + QUERY + "\"}";
    var request =
        "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n"
            + "Authorization: Bearer "
            + token
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!answer.contains("\"ada@example.com\"")) {
      throw new IllegalStateException(answer);
    }
  }

  private static Path executable() throws IOException {
    try (var files = Files.list(Path.of("target"))) {
      return files
          .filter(file -> file.toString().endsWith("-runner"))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "There is no executable in target: ./mvnw package -Dnative"));
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  // The token

  private static String pem(KeyPair key) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  private static String token(KeyPair key) throws GeneralSecurityException {
    var now = Instant.now().getEpochSecond();
    var claims =
        "{\"iss\":\"%s\",\"aud\":\"%s\",\"iat\":%d,\"exp\":%d,\"email\":\"ada@example.com\",\"email_verified\":true}"
            .formatted(ISSUER, AUDIENCE, now, now + Duration.ofDays(1).toSeconds());
    var signed = base64("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8));
    signed += "." + base64(claims.getBytes(StandardCharsets.UTF_8));
    var signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key.getPrivate());
    signature.update(signed.getBytes(StandardCharsets.UTF_8));
    return signed + "." + base64(signature.sign());
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  // The table

  private void print() {
    System.out.printf("%s, %s, %d starts of each in turns%n%n", LocalDate.now(), machine(), starts);
    System.out.println("| milliseconds | p50 | p90 | p99 | largest |");
    System.out.println("| --- | ---: | ---: | ---: | ---: |");
    figures.forEach(
        (program, times) -> {
          row(program + ": start to ready", times.stream().map(Times::ready).toList());
          row(program + ": start to first response", times.stream().map(Times::first).toList());
          row(program + ": second response", times.stream().map(Times::second).toList());
        });
  }

  private static void row(String name, List<Double> values) {
    var sorted = values.stream().sorted().toList();
    var cells = new StringBuilder("| " + name);
    for (var percent : List.of(50, 90, 99, 100)) {
      var index = Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1);
      cells.append(String.format(Locale.ROOT, " | %.1f", sorted.get(index)));
    }
    System.out.println(cells + " |");
  }

  private static String machine() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      var model =
          lines
              .filter(line -> line.startsWith("model name"))
              .findFirst()
              .map(line -> line.split(": ")[1])
              .orElse("unknown processor");
      return Runtime.getRuntime().availableProcessors() + " cores of " + model;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
