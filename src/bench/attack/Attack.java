import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/**
 * Attacks one process of the service in turn with the requests that cost it most, over one and over
 * 64 connections, while somebody else asks for their own id every 20 ms. README.md, beside this
 * file, says how to run it and what it prints.
 */
public class Attack {
  private static final int PORT = 18_480;
  private static final int BODY = 65_000;
  private static final String ISSUER = "https://issuer.example.com";

  private final KeyPair key;
  private final int seconds;

  private Attack(int seconds) throws Exception {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    this.key = generator.generateKeyPair();
    this.seconds = seconds;
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments.length < 2) {
      System.err.println("Usage: java Attack.java SECONDS COMMAND...");
      System.exit(2);
    }
    var command = Arrays.asList(arguments).subList(1, arguments.length);
    new Attack(Integer.parseInt(arguments[0])).run(command);
  }

  private void run(List<String> command) throws Exception {
    var pem = Files.createTempFile("attack", ".pem");
    var encoded = Base64.getMimeEncoder().encodeToString(key.getPublic().getEncoded());
    Files.writeString(
        pem, "-----BEGIN PUBLIC KEY-----\n" + encoded + "\n-----END PUBLIC KEY-----\n");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder
        .environment()
        .putAll(
            Map.of(
                "GUESTLIST_STORE",
                "memory",
                "GUESTLIST_AUTH_KEY",
                pem.toString(),
                "GUESTLIST_AUTH_ISSUER",
                ISSUER,
                "GUESTLIST_AUTH_AUDIENCE",
                "guestlist",
                "QUARKUS_HTTP_HOST",
                "127.0.0.1",
                "QUARKUS_HTTP_PORT",
                String.valueOf(PORT),
                "QUARKUS_MANAGEMENT_PORT",
                String.valueOf(PORT + 1)));
    var server = builder.start();
    try {
      measure(server);
    } finally {
      server.destroy();
      Files.delete(pem);
    }
  }

  private void measure(Process server) throws Exception {
    var victim = token("victim@example.com");
    var attacker = token("attacker@example.com");
    awaitStart();
    fill(attacker);
    // A warm server, and a warm client
    victim(victim, 10);
    System.out.printf(
        "%-44s %5s %8s %8s %8s %9s %9s  %s%n",
        "attack", "conns", "p50 ms", "p99 ms", "x before", "server ms", "requests", "statuses");
    for (var attack : attacks(attacker).entrySet()) {
      for (var connections : List.of(1, 64)) {
        var before = victim(victim, Math.max(3, seconds / 4));
        var statuses = new ConcurrentHashMap<String, AtomicLong>();
        var cpu = processorTime(server);
        var stop = System.nanoTime() + seconds * 1_000_000_000L;
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < connections; i++) {
          var number = i;
          var thread = new Thread(() -> flood(attack.getValue(), number, stop, statuses));
          thread.start();
          threads.add(thread);
        }
        var during = victim(victim, seconds - 1);
        for (var thread : threads) {
          thread.join();
        }
        System.out.printf(
            "%-44s %5d %8.1f %8.1f %8.1f %9d %9d  %s%n",
            attack.getKey(),
            connections,
            during[0],
            during[1],
            during[1] / before[1],
            processorTime(server) - cpu,
            statuses.values().stream().mapToLong(AtomicLong::get).sum(),
            new TreeMap<>(statuses));
        System.out.flush();
      }
    }
  }

  /**
   * Requests by their numbers; each is another one, so that nothing that was read is remembered.
   */
  private static Map<String, IntFunction<byte[]>> attacks(String token) {
    var attacks = new LinkedHashMap<String, IntFunction<byte[]>>();
    attacks.put("anonymous: a name of 64 KB", i -> post("{ me { id(" + text(i) + ": 1) } }", null));
    attacks.put(
        "anonymous: one field 990 times",
        i -> post("query Q" + i + " { me {" + " id".repeat(990) + " } }", null));
    attacks.put("anonymous: 900 unknown fields", i -> post("{ " + fields(i, 900) + " }", null));
    attacks.put("anonymous: fragments in fragments", i -> post(fragments(i), null));
    attacks.put(
        "anonymous: nested variables",
        i ->
            body(
                "{\"query\":\"{ me { id } }\",\"variables\":{\"v"
                    + i
                    + "\":"
                    + "[".repeat(900)
                    + "]".repeat(900)
                    + "}}",
                null));
    attacks.put(
        "anonymous: a text of escapes",
        i -> body("{\"query\":\"{ me { id } } #" + i + "\\u0041".repeat(10_000) + "\"}", null));
    attacks.put("anonymous: no JSON", i -> body("\"".repeat(BODY), null));
    attacks.put(
        "token: refused by its signature",
        i -> post("{ me { id } }", token.substring(0, token.length() - 8) + "AAAAAAAA"));
    attacks.put("token: the smallest query", i -> post("{ me { id } }", token));
    attacks.put(
        "token: the largest response",
        i ->
            post(
                "query Q"
                    + i
                    + " { me { lists(first: 40) { nodes { items(first: 50)"
                    + " { nodes { id description } } } } } }",
                token));
    attacks.put(
        "token: as many lists as one query reads",
        i ->
            post(
                "query Q"
                    + i
                    + " { me { lists(first: 100) { nodes { id title itemCount"
                    + " doneCount guestCount owner { id email } guests(first: 20) { nodes { access"
                    + " user { id } } } } } } }",
                token));
    attacks.put(
        "token: new lists",
        i -> post("mutation { createList(title: \"" + i + "\") { id } }", token));
    return attacks;
  }

  private static String text(int number) {
    return "x".repeat(BODY - 100) + number;
  }

  private static String fields(int number, int count) {
    var text = new StringBuilder();
    for (var i = 0; i < count; i++) {
      text.append(" f").append(number).append('_').append(i);
    }
    return text.toString();
  }

  private static String fragments(int number) {
    var text = new StringBuilder("query Q" + number + " { me { ...F0 } }");
    for (var i = 0; i < 80; i++) {
      text.append(" fragment F").append(i).append(" on User { id ...F").append(i + 1);
      text.append(" ...F").append(i + 1).append(" }");
    }
    return text.append(" fragment F80 on User { id }").toString();
  }

  private static byte[] post(String document, String token) {
    var escaped = document.replace("\\", "\\\\").replace("\"", "\\\"");
    return body("{\"query\":\"" + escaped + "\"}", token);
  }

  private static byte[] body(String json, String token) {
    var bytes = json.getBytes(UTF_8);
    var authorization = token == null ? "" : "Authorization: Bearer " + token + "\r\n";
    var head =
        "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Accept: application/graphql-response+json\r\n"
            + authorization
            + "Content-Length: "
            + bytes.length
            + "\r\n\r\n";
    var all = Arrays.copyOf(head.getBytes(UTF_8), head.length() + bytes.length);
    System.arraycopy(bytes, 0, all, head.length(), bytes.length);
    return all;
  }

  private static void flood(
      IntFunction<byte[]> requests, int number, long stop, Map<String, AtomicLong> statuses) {
    var sent = number * 1_000_000;
    while (System.nanoTime() < stop) {
      try (var connection = new Connection()) {
        while (System.nanoTime() < stop) {
          var status = connection.exchange(requests.apply(sent++));
          statuses.computeIfAbsent(status, none -> new AtomicLong()).incrementAndGet();
        }
      } catch (IOException closed) {
        statuses.computeIfAbsent("closed", none -> new AtomicLong()).incrementAndGet();
      }
    }
  }

  /** Median and 99th percentile in milliseconds of a small query every 20 ms, for some seconds. */
  private static double[] victim(String token, int seconds) throws Exception {
    var times = new ArrayList<Double>();
    var next = System.nanoTime();
    var end = next + seconds * 1_000_000_000L;
    var request = post("{ me { id } }", token);
    try (var connection = new Connection()) {
      while (next < end) {
        var status = connection.exchange(request);
        if (!status.equals("200")) {
          throw new IllegalStateException("The victim was answered " + status);
        }
        // From when it should have been sent, so that what had to wait counts
        times.add((System.nanoTime() - next) / 1e6);
        next += 20_000_000;
        var pause = next - System.nanoTime();
        if (pause > 0) {
          Thread.sleep(pause / 1_000_000, (int) (pause % 1_000_000));
        }
      }
    }
    times.sort(null);
    return new double[] {times.get(times.size() / 2), times.get(times.size() * 99 / 100)};
  }

  /** 40 lists with 50 items of 1,900 characters: 4 MB, which is the most that is answered. */
  private static void fill(String token) throws IOException {
    var descriptions = ("\"" + "d".repeat(1_200) + "\",").repeat(49) + "\"d\"";
    try (var connection = new Connection()) {
      for (var i = 0; i < 40; i++) {
        connection.exchange(post("mutation { createList(title: \"" + i + "\") { id } }", token));
        var id = connection.text.split("\"id\":\"")[1].split("\"")[0];
        // By variables: a long document that is new counts as many operations
        connection.exchange(
            body(
                "{\"query\":\"mutation($to: ID!, $texts: [String!]!)"
                    + " { createItems(listId: $to, descriptions: $texts) { id } }\","
                    + "\"variables\":{\"to\":\""
                    + id
                    + "\",\"texts\":["
                    + descriptions
                    + "]}}",
                token));
        pause(50);
      }
    }
  }

  private static void awaitStart() {
    for (var i = 0; i < 200; i++) {
      try (var connection = new Connection()) {
        connection.exchange(post("{ __typename }", null));
        return;
      } catch (IOException notYet) {
        pause(100);
      }
    }
    throw new IllegalStateException("The server did not start.");
  }

  private static void pause(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** User and system time of the process in milliseconds; the clock of the kernel has 100 Hz. */
  private static long processorTime(Process process) throws IOException {
    var stat = Files.readString(java.nio.file.Path.of("/proc/" + process.pid() + "/stat"));
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return 10 * (Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
  }

  private String token(String email) throws Exception {
    var now = Instant.now().getEpochSecond();
    var claims =
        "{\"iss\":\""
            + ISSUER
            + "\",\"aud\":\"guestlist\",\"sub\":\""
            + email
            + "\",\"email\":\""
            + email
            + "\",\"email_verified\":true,\"iat\":"
            + now
            + ",\"exp\":"
            + (now + 86_400)
            + "}";
    var encoder = Base64.getUrlEncoder().withoutPadding();
    var signed =
        encoder.encodeToString("{\"alg\":\"RS256\"}".getBytes(UTF_8))
            + "."
            + encoder.encodeToString(claims.getBytes(UTF_8));
    var signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key.getPrivate());
    signature.update(signed.getBytes(UTF_8));
    return signed + "." + encoder.encodeToString(signature.sign());
  }

  /** One connection, for one exchange after another. */
  private static final class Connection implements AutoCloseable {
    private final Socket socket = new Socket(InetAddress.getLoopbackAddress(), PORT);
    private final InputStream in = new BufferedInputStream(socket.getInputStream(), 65_536);
    private String text = "";

    Connection() throws IOException {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(60_000);
    }

    /** The status of the response. */
    String exchange(byte[] request) throws IOException {
      socket.getOutputStream().write(request);
      var status = line().split(" ")[1];
      var length = 0;
      for (var line = line(); !line.isEmpty(); line = line()) {
        if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
          length = Integer.parseInt(line.substring(15).strip());
        }
      }
      var body = in.readNBytes(length);
      text = length < 10_000 ? new String(body, UTF_8) : "";
      return status;
    }

    private String line() throws IOException {
      var line = new StringBuilder();
      for (var octet = in.read(); octet != '\n'; octet = in.read()) {
        if (octet < 0) {
          throw new IOException("closed");
        }
        if (octet != '\r') {
          line.append((char) octet);
        }
      }
      return line.toString();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
