package org.guestlist.seed.verify;

import java.util.Optional;

/**
 * What one look at a suspect gave.
 *
 * @param sign equals that of another look where both saw the same thing wrong
 * @param repair what would mend all or some of it, if anything would
 */
record Look(Object sign, Findings findings, Optional<Repair> repair) {
  boolean isClean() {
    return findings.total() == 0 && repair.isEmpty();
  }
}
