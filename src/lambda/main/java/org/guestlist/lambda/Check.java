package org.guestlist.lambda;

import io.quarkus.arc.ClientProxy;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.guestlist.identity.CurrentCaller;
import org.guestlist.store.Store;

/**
 * Looks for what is wrong with the settings before anybody else does, in order to be the one who
 * tells Lambda: when the start fails, Quarkus's poll loop tells it that it was interrupted, and
 * Lambda believes the first.
 */
@ApplicationScoped
class Check {
  private static final int FIRST = 0;

  private final String authentication;
  private final Instance<CurrentCaller> caller;
  private final Instance<Store> store;

  Check(
      @ConfigProperty(name = "guestlist.auth") String authentication,
      Instance<CurrentCaller> caller,
      Instance<Store> store) {
    this.authentication = authentication;
    this.caller = caller;
    this.store = store;
  }

  void onStart(@Observes @Priority(FIRST) StartupEvent event) {
    if (LaunchMode.current() != LaunchMode.NORMAL) {
      return;
    }
    try {
      refuseToBelieveEveryone();
      // What these stand for is made now.
      ClientProxy.unwrap(store.get());
      ClientProxy.unwrap(caller.get());
    } catch (RuntimeException failure) {
      InitError.report(failure);
      throw failure;
    }
  }

  /** A server would be heard on one machine only; a function cannot be limited like that. */
  private void refuseToBelieveEveryone() {
    if ("dev".equals(authentication)) {
      throw new ConfigurationException(
          "guestlist.auth is dev and believes everyone, and whoever reaches the function's API calls"
              + " it: set GUESTLIST_AUTH=jwt.");
    }
  }
}
