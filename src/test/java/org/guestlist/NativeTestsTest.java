package org.guestlist;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Every test of the running program runs against the executable as well, by a class of {@code
 * src/native} beside it, or has a reason why not. Tests that need no running program (rooms,
 * stores, values) stay on the JVM: what they look at is inside of it.
 */
class NativeTestsTest {
  private static final Path NATIVE = Path.of("src", "native", "java");

  /** The inside of the program, which is not to be had from another process. */
  private static final Map<String, String> ON_THE_JVM_ONLY =
      Map.of(
          "org.guestlist.identity.CurrentCallerTest",
          "asks the bean on an event loop; JwtAuthenticationTest asks by HTTP",
          "org.guestlist.graphql.FetchersTest",
          "looks at the fetchers that the program has; all other tests see what these give",
          "org.guestlist.graphql.IncidentsTest",
          "makes the beans of the program fail, and reads its log",
          "org.guestlist.service.RecoveryTest",
          "asks the bean, and makes its store fail; RecoveryIT waits for the packaged program",
          "org.guestlist.faults.FaultMatrixTest",
          "puts an interceptor into the client; HistoriesIT has a proxy before the database",
          "org.guestlist.faults.FaultsByChanceTest",
          "likewise",
          "org.guestlist.request.EventLoopTest",
          "measures pauses on an event loop of its own JVM");

  private static List<String> testsOfTheRunningProgram() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages("org.guestlist")
            .stream()
            .filter(test -> test.isAnnotatedWith(QuarkusTest.class))
            .map(JavaClass::getName)
            .sorted()
            .toList();
  }

  private static boolean runsNatively(String test) {
    var path = test.replace('.', '/').replaceAll("Test$", "IT.java");
    return Files.isRegularFile(NATIVE.resolve(path));
  }

  @Test
  void everyTestOfTheRunningProgramRunsNativelyOrHasAReasonWhyNot() {
    var tests = testsOfTheRunningProgram();

    assertThat(tests).hasSizeGreaterThan(ON_THE_JVM_ONLY.size());
    assertThat(tests)
        .filteredOn(test -> !runsNatively(test))
        .as("tests without a class in " + NATIVE)
        .containsExactlyInAnyOrderElementsOf(ON_THE_JVM_ONLY.keySet());
  }
}
