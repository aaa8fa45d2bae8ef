package org.guestlist.identity;

import io.smallrye.mutiny.Uni;
import org.guestlist.model.Caller;

/** Turns credentials into a caller. */
interface Authenticator {

  /** Fails with UNAUTHENTICATED where the credentials show nobody. */
  Uni<Caller> authenticate(Credentials credentials);
}
