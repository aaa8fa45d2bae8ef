package org.guestlist.seed;

/**
 * Something that the person at the keyboard can put right. The message is one line that says how.
 */
public final class Problem extends RuntimeException {
  /** What the program ends with after one. */
  public static final int EXIT_CODE = 2;

  private static final long serialVersionUID = 1;

  public Problem(String message) {
    super(message);
  }

  public Problem(String message, Throwable cause) {
    super(message, cause);
  }
}
