package org.guestlist.dynoxide;

/** Reports that no emulator program can be had; the message is one line that names the remedies. */
public final class DynoxideUnavailableException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  DynoxideUnavailableException(String reason) {
    super(
        reason
            + ". Install npm, which fetches Dynoxide, or set "
            + DynoxideProgram.VARIABLE
            + " to its program, or "
            + Dynoxide.ENDPOINT_VARIABLE
            + " to the DynamoDB to use");
  }
}
