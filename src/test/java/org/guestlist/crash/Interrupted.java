package org.guestlist.crash;

import java.util.Optional;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Operations;

/** An operation of a list's owner whose process dies meanwhile. */
interface Interrupted {

  /** The list that it is about. */
  String listId();

  /** Sends it. */
  Answer send(Operations owner);

  /**
   * Asks what became of it.
   *
   * @param answer if there was one
   * @return how far it had come
   */
  Stage check(Optional<Answer> answer, Witnesses witnesses);
}
