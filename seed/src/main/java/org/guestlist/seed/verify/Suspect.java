package org.guestlist.seed.verify;

import java.util.Optional;

/** Something that did not look right in a scan, which is no snapshot. */
interface Suspect {
  /** The table and the key. */
  String name();

  /** Looks at it as it is now; empty where it changed meanwhile, so that nothing can be said. */
  Optional<Look> look();
}
