package org.guestlist.crash;

/** How far an operation had come when its process died. */
enum Stage {
  /** Nothing was written. */
  NOT_BEGUN,
  /** Some of it was written. */
  HALF_WRITTEN,
  /** All of it was written, and nobody was told. */
  NOT_ANSWERED,
  /** The caller was told. */
  ANSWERED
}
