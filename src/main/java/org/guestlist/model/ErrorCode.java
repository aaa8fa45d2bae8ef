package org.guestlist.model;

/** The codes that a client sees in {@code extensions.code}; the public contract. */
public enum ErrorCode {
  UNAUTHENTICATED,
  FORBIDDEN,
  NOT_FOUND,
  ALREADY_EXISTS,
  VERSION_CONFLICT,
  LIST_UNDER_DELETION,
  BAD_USER_INPUT,
  LIMIT_EXCEEDED,
  RATE_LIMITED,
  THROTTLED,
  INTERNAL
}
