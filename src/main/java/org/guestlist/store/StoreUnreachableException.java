package org.guestlist.store;

/**
 * The database did not answer, or was not asked for want of a region or of credentials. It has no
 * stack trace: what happened is outside of the program, and the message says it.
 */
public final class StoreUnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StoreUnreachableException(String message) {
    super(message, null, false, false);
  }
}
