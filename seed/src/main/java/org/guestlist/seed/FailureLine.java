package org.guestlist.seed;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import org.guestlist.seed.database.Failures;
import org.guestlist.seed.graphql.GraphQlException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import software.amazon.awssdk.core.exception.SdkException;

/** Prints whatever ends a command as one line. */
final class FailureLine {
  /** Prints stack traces, too, for those who look for a defect of the tools. */
  private static final String TRACE = "seed.trace";

  private FailureLine() {}

  /** Prints what is wrong with a command line, and where its usage is shown. */
  static int print(ParameterException misuse) {
    var command = misuse.getCommandLine();
    var line =
        "%s%s; %s --help shows the usage."
            .formatted(
                withoutEnd(oneLine(misuse.getMessage())),
                suggestion(misuse),
                command.getCommandSpec().qualifiedName());
    println(command.getErr(), line);
    return Problem.EXIT_CODE;
  }

  private static String suggestion(ParameterException misuse) {
    if (!(misuse instanceof UnmatchedArgumentException unmatched)) {
      return "";
    }
    var similar = unmatched.getSuggestions().stream().collect(Collectors.joining(" or "));
    return similar.isEmpty() ? "" : " (did you mean %s?)".formatted(similar);
  }

  private static String withoutEnd(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  /** Prints why a command could not be done. */
  static int print(Exception failure, PrintWriter errors) {
    println(errors, oneLine(inWords(failure)));
    if (Boolean.getBoolean(TRACE)) {
      failure.printStackTrace(errors);
    }
    return Problem.EXIT_CODE;
  }

  private static String inWords(Exception failure) {
    if (failure instanceof Problem) {
      return failure.getMessage();
    }
    if (failure instanceof GraphQlException refused) {
      return "The service says %s: %s".formatted(refused.code(), refused.getMessage());
    }
    if (failure instanceof SdkException sdk) {
      return Failures.inWords(sdk).getMessage();
    }
    return "This is a defect of the tools: %s. java -D%s=true -jar seed.jar shows where."
        .formatted(failure, TRACE);
  }

  private static void println(PrintWriter errors, String line) {
    errors.println(line);
    errors.flush();
  }

  private static String oneLine(String text) {
    return String.valueOf(text).strip().replaceAll("\\R+", " ");
  }
}
