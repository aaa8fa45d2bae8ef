package org.guestlist.seed;

import java.io.IOException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The terminal that the program was started on; a dumb one where there is none. */
public final class SystemTerminal {
  private SystemTerminal() {}

  /**
   * Opens it to write on. Signals stay with the JVM: by default JLine gives SIGINT back to the
   * system, which ends the program without what an {@link Interruption} has to do.
   */
  public static Terminal open() throws IOException {
    return TerminalBuilder.builder().dumb(true).nativeSignals(false).build();
  }
}
