package org.guestlist.seed.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.guestlist.seed.Seed;

/**
 * What a command line gave, run in this JVM.
 *
 * @param code the exit code
 */
public record Run(int code, String output, String errors) {
  /** Runs one as {@code java -jar seed.jar ARGUMENTS} would. */
  public static Run of(String... arguments) {
    var output = new StringWriter();
    var errors = new StringWriter();
    var code =
        Seed.commandLine()
            .setOut(new PrintWriter(output, true))
            .setErr(new PrintWriter(errors, true))
            .execute(arguments);
    return new Run(code, output.toString(), errors.toString());
  }

  public List<String> lines() {
    return output.lines().toList();
  }
}
