package org.guestlist.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The codes of errors, and the document that says of each what to do. */
class ErrorCodeTest {
  private static final Path DOCUMENT = Path.of("docs", "errors.md");
  private static final Pattern ROW = Pattern.compile("^\\| `([A-Z_]+)` \\|", Pattern.MULTILINE);

  @Test
  void theDocumentHasEachCodeOnceAndNoOther() throws IOException {
    var documented =
        ROW.matcher(Files.readString(DOCUMENT)).results().map(row -> row.group(1)).toList();

    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(ErrorCode.values()).map(ErrorCode::name).toList());
  }
}
