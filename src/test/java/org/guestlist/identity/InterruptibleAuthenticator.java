package org.guestlist.identity;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.guestlist.store.Store;
import org.guestlist.testing.Interruptible;

/** Believes everyone, and may fail to. */
@Alternative
@Interruptible
@Singleton
public class InterruptibleAuthenticator extends DevAuthenticator {
  InterruptibleAuthenticator(
      KnownUsers users, Store store, @ConfigProperty(name = "quarkus.http.host") String host) {
    super(users, store, host);
  }
}
