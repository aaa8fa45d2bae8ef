import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.guestlist.dynoxide.Dynoxide;

/**
 * Measures the packaged program on the JVM and as an executable, in one run and side by side:
 * README.md, beside this file, tells what and how.
 */
public final class Benchmark {
  private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
  private static final Path DOCUMENT = Path.of("docs/performance.md");
  private static final Path LOAD = Path.of("src/bench/concurrency/post.lua");
  private static final Path LOGS = Path.of("target/benchmark");
  private static final int REQUESTS = 100_000;
  private static final List<Integer> CONNECTIONS = List.of(1, 16, 64);

  private final int seconds;
  private final int starts;
  private final List<Row> rows = new ArrayList<>();
  private final List<Process> processes = new ArrayList<>();

  /** A figure of both programs. */
  record Row(String what, String unit, double jvm, double executable) {
    double ratio() {
      return executable / jvm;
    }
  }

  /** One of the two programs. */
  record Program(String name, List<String> command) {}

  /** A program that runs. */
  record Running(Program program, Process process, int port, double milliseconds) {}

  /** What was measured at each start of a program: milliseconds and megabytes. */
  record Starts(List<Double> times, List<Double> resident, List<Double> own, List<Double> stops) {
    Starts() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  private Benchmark(int seconds, int starts) {
    this.seconds = seconds;
    this.starts = starts;
  }

  public static void main(String[] arguments) throws Exception {
    var options = new ArrayList<>(List.of(arguments));
    var compare = options.remove("--compare");
    if (options.size() > 2 || !options.stream().allMatch(option -> option.matches("[1-9][0-9]?"))) {
      System.err.println(
          "Usage: java -cp target/classes Benchmark.java [--compare] [seconds, 1 to 99] [starts, 1 to 99]");
      System.exit(2);
    }
    var seconds = options.isEmpty() ? 10 : Integer.parseInt(options.get(0));
    var starts = options.size() < 2 ? 20 : Integer.parseInt(options.get(1));
    var last = compare ? read() : Map.<String, double[]>of();
    var benchmark = new Benchmark(seconds, starts);
    Runtime.getRuntime().addShutdownHook(new Thread(benchmark::stopAll));
    benchmark.run();
    benchmark.print(last);
  }

  private void run() throws Exception {
    Files.createDirectories(LOGS);
    var jvm = new Program("jvm", List.of(java(), "-jar", JAR.toString()));
    var executable = new Program("native", List.of(executable().toString()));
    rows.add(
        new Row("size of the program", "MB", megabytes(JAR.getParent()), megabytes(executable())));
    measureStarts("memory store", jvm, executable, Map.of("GUESTLIST_STORE", "memory"));
    try (var database = Dynoxide.inMemory(0)) {
      var environment = environmentOf(database);
      prepare(executable, environment);
      measureStarts("Dynoxide", jvm, executable, environment);
    }
    measureLoad(jvm, executable);
  }

  // Starts

  private void measureStarts(
      String store, Program jvm, Program executable, Map<String, String> environment)
      throws Exception {
    var figures = Map.of(jvm, new Starts(), executable, new Starts());
    for (int i = 0; i < starts; i++) {
      for (var program : i % 2 == 0 ? List.of(jvm, executable) : List.of(executable, jvm)) {
        var running = start(program, environment);
        var all = figures.get(program);
        all.times.add(running.milliseconds());
        Thread.sleep(1_000);
        all.resident.add(resident(running.process(), "VmRSS"));
        all.own.add(resident(running.process(), "RssAnon"));
        all.stops.add(stop(running.process()));
      }
    }
    for (var percent : List.of(50, 90)) {
      add(
          "start to first answer, " + store,
          percent,
          "ms",
          figures.get(jvm),
          figures.get(executable),
          Starts::times);
    }
    add(
        "resident when idle, " + store,
        50,
        "MB",
        figures.get(jvm),
        figures.get(executable),
        Starts::resident);
    add(
        "of it not of files, " + store,
        50,
        "MB",
        figures.get(jvm),
        figures.get(executable),
        Starts::own);
    add(
        "SIGTERM to the end, " + store,
        50,
        "ms",
        figures.get(jvm),
        figures.get(executable),
        Starts::stops);
  }

  private void add(
      String what,
      int percent,
      String unit,
      Starts jvm,
      Starts executable,
      Function<Starts, List<Double>> figure) {
    rows.add(
        new Row(
            what + ", p" + percent,
            unit,
            share(figure.apply(jvm), percent),
            share(figure.apply(executable), percent)));
  }

  private Running start(Program program, Map<String, String> environment) throws Exception {
    var port = freePort();
    var builder = new ProcessBuilder(program.command());
    builder.environment().putAll(environment);
    builder
        .environment()
        .putAll(
            Map.of(
                "GUESTLIST_AUTH", "dev",
                "GUESTLIST_LIMITS_ITEMS", "1000000000",
                "QUARKUS_MANAGEMENT_PORT", "0",
                "QUARKUS_HTTP_PORT", String.valueOf(port)));
    builder
        .redirectErrorStream(true)
        .redirectOutput(LOGS.resolve(program.name() + ".log").toFile());
    var begin = System.nanoTime();
    var process = builder.start();
    processes.add(process);
    while (!answers(port)) {
      if (!process.isAlive() || System.nanoTime() - begin > 60_000_000_000L) {
        throw new IllegalStateException(program.name() + " did not start: see " + LOGS);
      }
      Thread.sleep(0, 500_000);
    }
    return new Running(program, process, port, (System.nanoTime() - begin) / 1e6);
  }

  private static boolean answers(int port) {
    try {
      return post(port, "{ me { email } }").contains("\"ada@example.com\"");
    } catch (IOException notYet) {
      return false;
    }
  }

  /** The response to a query, with its head. */
  private static String post(int port, String query) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
      socket.setSoTimeout(20_000);
      var body = "{\"query\":\"" + query + "\"}";
      var request =
          "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n"
              + "Content-Length: "
              + body.length()
              + "\r\n\r\n"
              + body;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  // The database

  private static Map<String, String> environmentOf(Dynoxide database) {
    return Map.of(
        Dynoxide.ENDPOINT_VARIABLE,
        database.endpoint().toString(),
        "AWS_REGION",
        "us-east-1",
        "AWS_ACCESS_KEY_ID",
        "local",
        "AWS_SECRET_ACCESS_KEY",
        "local");
  }

  /** Makes the tables and their data, which is no part of what is measured. */
  private void prepare(Program program, Map<String, String> database) throws Exception {
    var environment = new LinkedHashMap<>(database);
    environment.put("GUESTLIST_CREATE_TABLES", "true");
    environment.put("GUESTLIST_DEMO_DATA", "true");
    stop(start(program, environment).process());
  }

  // Load

  private void measureLoad(Program jvm, Program executable) throws Exception {
    var both =
        List.of(
            start(jvm, Map.of("GUESTLIST_STORE", "memory")),
            start(executable, Map.of("GUESTLIST_STORE", "memory")));
    var lists = both.stream().map(running -> idOfAList(running.port())).toList();
    var operations = new LinkedHashMap<String, String>();
    operations.put("me { lists }", "{ me { lists { nodes { id title role itemCount } } } }");
    operations.put(
        "list { items guests }",
        "{ list(id: ID) { title items { nodes { description done } } guests { nodes { user { email } access } } } }");
    operations.put(
        "createItem", "mutation { createItem(listId: ID, description: \\\"Tea\\\") { id } }");
    for (var running : both) {
      // The compiler of the JVM has done its work before anything is measured.
      load(running.port(), operations.get("me { lists }"), 16, 3 * seconds);
    }
    for (var operation : operations.entrySet()) {
      if (operation.getKey().equals("createItem")) {
        // Rows that are kept are no memory that the program needs for requests.
        measureMemory(both, operations.get("me { lists }"));
      }
      for (var connections : CONNECTIONS) {
        measureLoad(operation.getKey(), operation.getValue(), connections, both, lists);
      }
    }
    for (var running : both) {
      stop(running.process());
    }
  }

  private void measureLoad(
      String name, String query, int connections, List<Running> both, List<String> lists)
      throws Exception {
    var results = new double[2][];
    for (int i = 0; i < 2; i++) {
      var document = query.replace("ID", "\\\"" + lists.get(i) + "\\\"");
      load(both.get(i).port(), document, connections, seconds);
      results[i] = load(both.get(i).port(), document, connections, seconds);
    }
    var what =
        "`" + name + "`, " + connections + (connections == 1 ? " connection" : " connections");
    rows.add(new Row(what, "requests/s", results[0][0], results[1][0]));
    rows.add(new Row(what + ", p50", "ms", results[0][1], results[1][1]));
    rows.add(new Row(what + ", p99", "ms", results[0][2], results[1][2]));
  }

  private void measureMemory(List<Running> both, String query) throws Exception {
    var memory = new double[2];
    for (int i = 0; i < 2; i++) {
      var requests = 0.0;
      while (requests < REQUESTS) {
        requests += load(both.get(i).port(), query, 16, seconds)[0] * seconds;
      }
      memory[i] = resident(both.get(i).process(), "VmRSS");
    }
    rows.add(
        new Row(
            "resident after all reads, 100,000 of them by 16 connections just before",
            "MB",
            memory[0],
            memory[1]));
  }

  private static String idOfAList(int port) {
    try {
      var answer = post(port, "{ me { lists(role: OWNER) { nodes { id } } } }");
      var id = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(answer);
      if (!id.find()) {
        throw new IllegalStateException(answer);
      }
      return id.group(1);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Requests per second, and the latencies p50 and p99 in milliseconds. */
  private static double[] load(int port, String query, int connections, int seconds)
      throws Exception {
    var wrk =
        new ProcessBuilder(
                "wrk",
                "-t1",
                "-c" + connections,
                "-d" + seconds + "s",
                "--timeout",
                "10s",
                "-s",
                LOAD.toString(),
                "http://127.0.0.1:" + port,
                "--",
                query)
            .redirectErrorStream(true)
            .start();
    var output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var result =
        output
            .lines()
            .filter(line -> line.startsWith("RESULT "))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(output))
            .split(" ");
    if (!result[5].equals("0")) {
      throw new IllegalStateException(result[5] + " requests of " + query + " failed");
    }
    return new double[] {
      Double.parseDouble(result[1]) / Double.parseDouble(result[2]),
      Double.parseDouble(result[3]),
      Double.parseDouble(result[4])
    };
  }

  // What is read from the machine

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
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

  private static double megabytes(Path path) throws IOException {
    try (var files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum()
          / 1e6;
    }
  }

  /** A line of proc(5), which has KiB. */
  private static double resident(Process process, String name) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith(name + ":"))
        .findFirst()
        .map(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1024 / 1e6)
        .orElseThrow();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static double share(List<Double> values, int percent) {
    var sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
  }

  /** Tells a program to stop; how many milliseconds it took. */
  private static double stop(Process process) throws InterruptedException {
    var begin = System.nanoTime();
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("It does not stop: see " + LOGS);
    }
    return (System.nanoTime() - begin) / 1e6;
  }

  private void stopAll() {
    processes.forEach(Process::destroyForcibly);
  }

  // The table

  private static String machine() throws IOException {
    var model =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .findFirst()
            .map(line -> line.split(": ")[1])
            .orElse("unknown processor");
    return Runtime.getRuntime().availableProcessors()
        + " cores of "
        + model
        + ", JDK "
        + System.getProperty("java.version");
  }

  private void print(Map<String, double[]> last) throws IOException {
    System.out.printf(
        "%s, %s; %d s a cell, %d starts%n%n", LocalDate.now(), machine(), seconds, starts);
    System.out.println(
        "| what | unit | JVM | native | native to JVM |"
            + (last.isEmpty() ? "" : " JVM to last | native to last |"));
    System.out.println(
        "| --- | --- | ---: | ---: | ---: |" + (last.isEmpty() ? "" : " ---: | ---: |"));
    for (var row : rows) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %s | %s | %.3f |",
          row.what(),
          row.unit(),
          number(row.jvm()),
          number(row.executable()),
          row.ratio());
      if (!last.isEmpty()) {
        var before = last.get(row.what() + " " + row.unit());
        System.out.print(
            before == null
                ? " - | - |"
                : String.format(
                    Locale.ROOT,
                    " %.2f | %.2f |",
                    row.jvm() / before[0],
                    row.executable() / before[1]));
      }
      System.out.println();
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
  }

  /** The figures of the table in the documentation, by what they are of and their unit. */
  private static Map<String, double[]> read() throws IOException {
    var figures = new LinkedHashMap<String, double[]>();
    for (var line : Files.readAllLines(DOCUMENT)) {
      var cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
      if (cells.size() >= 6 && cells.get(3).matches("[0-9.]+")) {
        figures.put(
            cells.get(1) + " " + cells.get(2),
            new double[] {Double.parseDouble(cells.get(3)), Double.parseDouble(cells.get(4))});
      }
    }
    return figures;
  }
}
