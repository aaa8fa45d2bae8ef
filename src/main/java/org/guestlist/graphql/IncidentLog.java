package org.guestlist.graphql;

import java.util.IdentityHashMap;
import java.util.UUID;
import org.guestlist.request.RequestLocal;
import org.jboss.logging.Logger;

/**
 * Writes the unexpected failures of one request to the log, each under the number of an incident. A
 * failure of many fields is one incident, and beyond a few all others are one, so that no request
 * fills the log. Used by one thread at a time.
 */
final class IncidentLog {
  /** Failures with a number of their own. */
  static final int MOST = 3;

  private static final RequestLocal<IncidentLog> CURRENT = new RequestLocal<>(IncidentLog.class);

  /** Of the class that answers with them. */
  private static final Logger LOG = Logger.getLogger(Errors.class);

  private final IdentityHashMap<Throwable, String> incidents = new IdentityHashMap<>();
  private String others;

  /** The log of the present request; a new one where there is no request. */
  static IncidentLog current() {
    return CURRENT.get().orElseGet(IncidentLog::begin);
  }

  private static IncidentLog begin() {
    var log = new IncidentLog();
    CURRENT.set(log);
    return log;
  }

  /** The number of the incident under which the log has the failure. */
  String numberOf(Throwable failure) {
    var known = incidents.get(failure);
    if (known != null) {
      return known;
    }
    if (incidents.size() >= MOST) {
      return numberOfOthers(failure);
    }
    var number = UUID.randomUUID().toString();
    LOG.errorf(failure, "Incident %s", number);
    incidents.put(failure, number);
    return number;
  }

  private String numberOfOthers(Throwable failure) {
    if (others == null) {
      others = UUID.randomUUID().toString();
      LOG.errorf(
          failure, "Incident %s, and all further ones of the same request, not logged", others);
    }
    return others;
  }
}
