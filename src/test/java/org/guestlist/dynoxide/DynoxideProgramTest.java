package org.guestlist.dynoxide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DynoxideProgramTest {
  private static final Platform LINUX = new Platform("linux", "x64");

  /** An npm that makes a program as the package has it, and counts how often it was called. */
  private static final String NPM =
      """
      #!/bin/sh
      echo "$@" >> "$(dirname "$0")/calls"
      for argument; do case $argument in --prefix=*) folder=${argument#--prefix=};; esac; done
      mkdir -p "$folder/node_modules/@dynoxide/linux-x64"
      printf '#!/bin/sh\\n' > "$folder/node_modules/@dynoxide/linux-x64/dynoxide"
      chmod +x "$folder/node_modules/@dynoxide/linux-x64/dynoxide"
      """;

  @TempDir Path folder;
  private Path programs;
  private Path cache;

  @BeforeEach
  void makeFolders() throws IOException {
    programs = Files.createDirectory(folder.resolve("programs"));
    cache = folder.resolve("cache");
  }

  private Path program(String name, String text) throws IOException {
    var file = Files.writeString(programs.resolve(name), text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private Path found() {
    return found(Map.of());
  }

  private Path found(Map<String, String> more) {
    var environment = new HashMap<>(more);
    environment.put("XDG_CACHE_HOME", cache.toString());
    environment.putIfAbsent("PATH", programs + ":/usr/bin:/bin");
    return new DynoxideProgram(environment, LINUX).path();
  }

  private Path cached() {
    return cache.resolve(
        "guestlist/dynoxide/1.2.1-linux-x64/node_modules/@dynoxide/linux-x64/dynoxide");
  }

  private List<String> npmCalls() throws IOException {
    var calls = programs.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  @Test
  void theOneThatTheVariableNamesComesFirst() throws IOException {
    program("dynoxide", "");
    var named = program("mine", "");
    assertThat(found(Map.of("DYNOXIDE", named.toString()))).isEqualTo(named);
  }

  @Test
  void whatTheVariableNamesHasToBeAProgram() throws IOException {
    program("dynoxide", "");
    var text = Files.writeString(programs.resolve("text"), "");
    assertThatThrownBy(() -> found(Map.of("DYNOXIDE", text.toString())))
        .isExactlyInstanceOf(DynoxideUnavailableException.class)
        .hasMessage(
            "DYNOXIDE is \"%s\", which is not an executable file. Install npm, which fetches Dynoxide, or set DYNOXIDE to its program, or AWS_ENDPOINT_URL_DYNAMODB to the DynamoDB to use",
            text);
  }

  @Test
  void theOneInThePathComesBeforeTheCacheAndNpm() throws IOException {
    program("npm", NPM);
    var inPath = program("dynoxide", "");
    assertThat(found()).isEqualTo(inPath);
    assertThat(npmCalls()).isEmpty();
  }

  @Test
  void npmFetchesThePinnedVersionOnceAndTheCacheServesItWithoutNpm() throws IOException {
    var npm = program("npm", NPM);
    assertThat(found()).isEqualTo(cached());
    assertThat(found()).isEqualTo(cached());
    assertThat(npmCalls())
        .singleElement()
        .asString()
        .startsWith("install --prefix=")
        .contains(" --ignore-scripts ")
        .endsWith(" @dynoxide/linux-x64@1.2.1");
    Files.delete(npm);
    assertThat(found(Map.of("PATH", programs.toString()))).isEqualTo(cached());
  }

  @Test
  void processesThatFetchAtTheSameTimeGetTheSameProgram() throws Exception {
    program("npm", NPM);
    var threads = Executors.newFixedThreadPool(4);
    try {
      var fetches = new ArrayList<Callable<Path>>();
      for (int i = 0; i < 4; i++) {
        fetches.add(this::found);
      }
      for (var path : threads.invokeAll(fetches)) {
        assertThat(path.get()).isEqualTo(cached());
      }
    } finally {
      threads.shutdownNow();
    }
    try (var left =
        Files.list(cached().getParent().getParent().getParent().getParent().getParent())) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void withoutNpmOneLineSaysWhatIsWanted() {
    assertThatThrownBy(() -> found(Map.of("PATH", programs.toString())))
        .isExactlyInstanceOf(DynoxideUnavailableException.class)
        .hasMessage(
            "The tests and dev mode need a DynamoDB emulator, and none was found. Install npm, which fetches Dynoxide, or set DYNOXIDE to its program, or AWS_ENDPOINT_URL_DYNAMODB to the DynamoDB to use");
  }

  @Test
  void anNpmThatFailsIsQuotedAndLeavesNothingBehind() throws IOException {
    program("npm", "#!/bin/sh\necho 'npm error code E404'\necho 'npm error a log'\nexit 1\n");
    assertThatThrownBy(this::found)
        .isExactlyInstanceOf(DynoxideUnavailableException.class)
        .hasMessageStartingWith(
            "npm could not fetch @dynoxide/linux-x64@1.2.1: npm error code E404. Install npm");
    try (var left = Files.list(cache.resolve("guestlist/dynoxide"))) {
      assertThat(left).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x64",
    "Linux, aarch64, linux-arm64",
    "Mac OS X, x86_64, darwin-x64",
    "Mac OS X, aarch64, darwin-arm64",
    "Windows 11, amd64, win32-x64"
  })
  void platformsHaveTheNamesOfThePackages(String system, String architecture, String name) {
    assertThat(Platform.of(system, architecture)).hasToString(name);
  }
}
