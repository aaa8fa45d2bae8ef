package org.guestlist.seed.verify;

/** A change that mends something, on the condition that all is still as it was seen. */
interface Repair {
  /** What it would do, in words that go on from "would". */
  String inWords();

  /** Whether rows are lost by it. */
  boolean deletes();

  /**
   * Does it.
   *
   * @param export takes each row before it is deleted
   * @return false if something has changed and it was not done, or not all of it
   */
  boolean apply(Export export);
}
