package org.guestlist.model;

import java.time.Duration;
import java.util.Map;

/**
 * An outcome that the caller has to know: what was wrong and what to do about it. Its message is
 * for people and safe to show.
 */
public final class DomainException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient Map<String, Object> details;

  private DomainException(ErrorCode code, String message, Map<String, Object> details) {
    // An expected outcome, not a fault: no stack trace, which would cost more than the rest.
    super(message, null, false, false);
    this.code = code;
    this.details = details;
  }

  public ErrorCode code() {
    return code;
  }

  /**
   * What the contract lets the error carry beside its code: numbers and text, and under {@code
   * current} an {@link Item} or a {@link TodoList}.
   */
  public Map<String, Object> details() {
    return details;
  }

  public static DomainException unauthenticated(String message) {
    return new DomainException(ErrorCode.UNAUTHENTICATED, message, Map.of());
  }

  /** The caller sees the thing but may not do this to it. */
  public static DomainException forbidden(String required) {
    return new DomainException(
        ErrorCode.FORBIDDEN,
        "You may not do this: it takes the role " + required + ".",
        Map.of("required", required));
  }

  /** There is no such thing, or the caller may not know of it: one answer for both. */
  public static DomainException notFound(String what) {
    return new DomainException(
        ErrorCode.NOT_FOUND,
        "There is no such " + what + ", or you cannot see it: check the id.",
        Map.of());
  }

  public static DomainException alreadyExists(String message) {
    return new DomainException(ErrorCode.ALREADY_EXISTS, message, Map.of());
  }

  public static DomainException versionConflict(Item current) {
    return versionConflict("item", current.version(), current);
  }

  public static DomainException versionConflict(TodoList current) {
    return versionConflict("list", current.version(), current);
  }

  private static DomainException versionConflict(String what, int version, Object current) {
    return new DomainException(
        ErrorCode.VERSION_CONFLICT,
        "The "
            + what
            + " was changed meanwhile and has version "
            + version
            + " now: look at it, then try again with that version.",
        Map.of("currentVersion", version, "current", current));
  }

  public static DomainException listUnderDeletion() {
    return new DomainException(
        ErrorCode.LIST_UNDER_DELETION,
        "This list is being deleted and takes no more changes.",
        Map.of());
  }

  public static DomainException badUserInput(String argument, String message) {
    return new DomainException(ErrorCode.BAD_USER_INPUT, message, Map.of("argument", argument));
  }

  /**
   * Something would grow over its limit.
   *
   * @param what the thing that is limited, as it reads in a sentence
   */
  public static DomainException limitExceeded(String what, long limit, long actual) {
    return new DomainException(
        ErrorCode.LIMIT_EXCEEDED,
        "This would make " + actual + " " + what + ", and at most " + limit + " are allowed.",
        Map.of("limit", limit, "actual", actual));
  }

  /**
   * A request asks for too much at once; nothing was executed.
   *
   * @param what the thing that is limited, as it reads in a sentence
   * @param actual how many there are, or where counting stopped
   */
  public static DomainException tooLarge(String what, long limit, long actual) {
    return new DomainException(
        ErrorCode.LIMIT_EXCEEDED,
        "This request has "
            + actual
            + " "
            + what
            + ", and at most "
            + limit
            + " are allowed: ask for less at once.",
        Map.of("limit", limit, "actual", actual));
  }

  /**
   * The answer to an operation cannot be sent.
   *
   * @param limit bytes that its body may have; how many it has nobody counts beyond
   */
  public static DomainException answerTooLarge(long limit) {
    return new DomainException(
        ErrorCode.LIMIT_EXCEEDED,
        "The answer has more than "
            + limit
            + " bytes, which is the most that can be sent: ask for less at once. Changes that it"
            + " would have told of stand.",
        Map.of("limit", limit, "actual", limit + 1));
  }

  /**
   * An operation wants to make more requests to the database than it may.
   *
   * @param limit how many it may make
   * @param actual which one was refused
   */
  public static DomainException tooManyRequests(long limit, long actual) {
    return new DomainException(
        ErrorCode.LIMIT_EXCEEDED,
        "This operation takes more than the "
            + limit
            + " requests to the database that it may make, and the rest of it was left undone: ask"
            + " for less at once. Changes that were made before stand.",
        Map.of("limit", limit, "actual", actual));
  }

  /**
   * An operation took too long and was given up. Writes that had been sent have been awaited.
   *
   * @param limit how long it may take
   * @param actual how long it had taken
   */
  public static DomainException outOfTime(Duration limit, Duration actual) {
    return new DomainException(
        ErrorCode.LIMIT_EXCEEDED,
        "This took longer than the "
            + limit.toMillis()
            + " ms that an operation may take, and what was left of it was given up: look what was"
            + " done, then ask for less or try again.",
        Map.of("limit", limit.toMillis(), "actual", actual.toMillis()));
  }

  /**
   * The same of the deletion of a list, which can be gone on with.
   *
   * @param outOfTime what gave up
   */
  public static DomainException deletionOutOfTime(DomainException outOfTime) {
    return new DomainException(
        outOfTime.code,
        "The list is gone for everybody, and not all that it held was deleted within the "
            + outOfTime.details.get("limit")
            + " ms that an operation may take: delete it again, which goes on from there.",
        outOfTime.details);
  }

  /** Of a deletion, which had begun. */
  public static DomainException deletionThrottled(DomainException throttled) {
    return new DomainException(
        throttled.code,
        "The list is gone for everybody, and the database is too busy to delete all that it held:"
            + " delete it again in a moment, which goes on from there.",
        throttled.details);
  }

  /** The caller has looked for more users than one may. Nothing was executed. */
  public static DomainException tooManyLookups(Duration retryAfter) {
    return new DomainException(
        ErrorCode.RATE_LIMITED,
        "You have looked for too many users, and nothing was changed: try again in a moment.",
        Map.of("retryAfterMs", retryAfter.toMillis()));
  }

  /** Nothing was read; whether something was written before, to answer with it now, is not said. */
  public static DomainException throttledRead(Duration retryAfter) {
    return new DomainException(
        ErrorCode.THROTTLED,
        "The database is busy: try again in a moment.",
        Map.of("retryAfterMs", retryAfter.toMillis()));
  }

  /** Nothing was written. */
  public static DomainException throttled(Duration retryAfter) {
    return new DomainException(
        ErrorCode.THROTTLED,
        "The database is busy and nothing was changed: try again in a moment.",
        Map.of("retryAfterMs", retryAfter.toMillis()));
  }

  /** The caller has sent more than its share. Nothing was executed. */
  public static DomainException rateLimited(Duration retryAfter) {
    return new DomainException(
        ErrorCode.RATE_LIMITED,
        "You send more than your share, and nothing was changed: wait before you try again.",
        Map.of("retryAfterMs", retryAfter.toMillis()));
  }

  /** More is asked for than can be served. Nothing was executed. */
  public static DomainException busy(Duration retryAfter) {
    return new DomainException(
        ErrorCode.THROTTLED,
        "The service is busy, and nothing was changed: try again in a moment.",
        Map.of("retryAfterMs", retryAfter.toMillis()));
  }

  /** The program ends, and another one may have taken its place. Nothing was executed. */
  public static DomainException stopping(Duration retryAfter) {
    return new DomainException(
        ErrorCode.THROTTLED,
        "This instance of the service is stopping, and nothing was changed: try again in a moment.",
        Map.of("retryAfterMs", retryAfter.toMillis()));
  }
}
