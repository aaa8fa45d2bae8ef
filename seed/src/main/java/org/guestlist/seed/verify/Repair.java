package org.guestlist.seed.verify;

/** A change that mends something, on the condition that all is still as it was seen. */
interface Repair {
  /** What it would do, in words that go on from "would". */
  String inWords();

  /**
   * Does it.
   *
   * @return false if something has changed and it was not done, or not all of it
   */
  boolean apply();
}
