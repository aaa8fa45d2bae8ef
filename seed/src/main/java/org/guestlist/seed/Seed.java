package org.guestlist.seed;

import org.guestlist.seed.interact.Interact;
import org.guestlist.seed.populate.Populate;
import org.guestlist.seed.shell.Shell;
import org.guestlist.seed.verify.PutBack;
import org.guestlist.seed.verify.Verify;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The administrator's tools, one command each. */
@Command(
    name = "seed",
    description =
        "Fills the tables of Guestlist, checks them, shakes them, and talks to the service.",
    mixinStandardHelpOptions = true,
    version = "seed 1.0.0-SNAPSHOT",
    subcommands = {Populate.class, Verify.class, PutBack.class, Interact.class, Shell.class})
public final class Seed {
  private Seed() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** Exit codes: 0 all is well, 1 a check found something, 2 it could not be done. */
  public static CommandLine commandLine() {
    return new CommandLine(new Seed())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((misuse, arguments) -> FailureLine.print(misuse))
        .setExecutionExceptionHandler(
            (failure, commandLine, parsed) -> FailureLine.print(failure, commandLine.getErr()));
  }
}
