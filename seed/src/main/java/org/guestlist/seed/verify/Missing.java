package org.guestlist.seed.verify;

import static org.guestlist.seed.verify.Words.count;

/**
 * What the tutorial's script never kept, which is nothing wrong: the service does without it.
 *
 * @param lists without any counter
 * @param addresses of users that no row reserves
 */
record Missing(long lists, long addresses) {
  boolean isNothing() {
    return lists == 0 && addresses == 0;
  }

  /** What is missing, in words that follow on "the". */
  String what() {
    if (lists == 0) {
      return "addresses that the script never kept";
    }
    return addresses == 0
        ? "counters that the script never kept"
        : "counters and addresses that the script never kept";
  }

  String inWords() {
    var keptNo = count(lists, "list") + (lists == 1 ? " keeps" : " keep") + " no counters";
    var notReserved =
        count(addresses, "address") + (addresses == 1 ? " is" : " are") + " not reserved";
    if (lists == 0) {
      return notReserved + ": the script that wrote them never did; the service looks them up.";
    }
    return addresses == 0
        ? keptNo + ": the script that wrote them never did; the service counts the rows itself."
        : "%s and %s: the script that wrote them never kept those; the service counts and looks them up itself."
            .formatted(keptNo, notReserved);
  }
}
