package org.guestlist.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;

/**
 * The bootstrap of the packaged function, unpacked and started as Lambda does: in its own
 * directory, with Lambda's environment variables and those of the function. Has to be closed.
 */
public final class FunctionProcess implements AutoCloseable {
  private static final Path PACKAGE = Path.of("target", "lambda", "function.zip");
  private static final Path TASK = Path.of("target", "lambda", "task");
  private static final Path LOGS = Path.of("target", "lambda", "instances");

  private final Process process;
  private final Path log;

  private FunctionProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Unpacks the function, and returns the path of its bootstrap. */
  public static Path unpack() throws IOException {
    Files.createDirectories(TASK);
    var bootstrap = TASK.resolve("bootstrap");
    try (var zip = new ZipFile(PACKAGE.toFile())) {
      var entry = zip.getEntry("bootstrap");
      if (entry == null) {
        throw new AssertionError(
            PACKAGE + " has no bootstrap: run ./mvnw package -Dnative -Plambda");
      }
      Files.deleteIfExists(bootstrap);
      Files.copy(zip.getInputStream(entry), bootstrap);
    }
    Files.setPosixFilePermissions(bootstrap, PosixFilePermissions.fromString("rwxr-xr-x"));
    return bootstrap.toAbsolutePath();
  }

  /** Starts a bootstrap, with these settings of the function. */
  public static FunctionProcess start(
      Path bootstrap, RuntimeInterface runtime, Map<String, String> settings) throws IOException {
    Files.createDirectories(LOGS);
    var log = Files.createTempFile(LOGS, "function", ".txt");
    var builder =
        new ProcessBuilder(bootstrap.toString()).directory(bootstrap.getParent().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment(bootstrap, runtime));
    builder.environment().putAll(settings);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new FunctionProcess(builder.start(), log);
  }

  /** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
  private static Map<String, String> environment(Path bootstrap, RuntimeInterface runtime) {
    var environment = new HashMap<String, String>();
    environment.put("_HANDLER", "bootstrap");
    environment.put("AWS_REGION", "us-east-1");
    environment.put("AWS_DEFAULT_REGION", "us-east-1");
    environment.put("AWS_ACCESS_KEY_ID", "local");
    environment.put("AWS_SECRET_ACCESS_KEY", "local");
    environment.put("AWS_SESSION_TOKEN", "local");
    environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_provided.al2023");
    environment.put("AWS_LAMBDA_FUNCTION_NAME", "guestlist");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/guestlist");
    environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "2026/01/05/[$LATEST]1");
    environment.put("AWS_LAMBDA_RUNTIME_API", runtime.address());
    environment.put("LAMBDA_TASK_ROOT", bootstrap.getParent().toString());
    environment.put("LAMBDA_RUNTIME_DIR", "/var/runtime");
    environment.put("PATH", "/usr/local/bin:/usr/bin:/bin:/opt/bin");
    environment.put("LANG", "en_US.UTF-8");
    environment.put("TZ", ":UTC");
    return environment;
  }

  /** Sends SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  /** Of one that ends by itself or was told to. */
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("It does not end, and said: " + output());
    }
    return process.exitValue();
  }

  /** What it has printed so far. */
  public List<String> output() {
    try {
      return Files.readAllLines(log, UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
