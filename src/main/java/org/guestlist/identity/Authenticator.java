package org.guestlist.identity;

import io.smallrye.mutiny.Uni;
import org.guestlist.model.Caller;

/** Turns credentials into a caller, in two steps of which only the second asks the store. */
interface Authenticator {

  /** Fails with UNAUTHENTICATED where the credentials show nobody. */
  Uni<Identity> identify(Credentials credentials);

  /** Fails with UNAUTHENTICATED where this is no user. */
  Uni<Caller> caller(Identity identity);
}
