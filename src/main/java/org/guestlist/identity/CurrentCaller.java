package org.guestlist.identity;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.guestlist.model.Caller;
import org.guestlist.request.RequestLocal;
import org.jboss.logging.Logger;

/** Who sent the request that is being worked on; found out once per request. */
@Startup
@ApplicationScoped
public class CurrentCaller {
  private static final RequestLocal<Uni<Caller>> CURRENT = new RequestLocal<>(CurrentCaller.class);

  private static final Logger LOG = Logger.getLogger(CurrentCaller.class);

  private final Authenticator authenticator;

  CurrentCaller(@ConfigProperty(name = "guestlist.auth") String auth, DevAuthenticator dev) {
    if (!"dev".equals(auth)) {
      throw new ConfigurationException(
          "guestlist.auth is \"" + auth + "\", and there is only dev: set GUESTLIST_AUTH=dev.");
    }
    if (LaunchMode.current() == LaunchMode.NORMAL) {
      LOG.warn("guestlist.auth is dev: everyone is believed to be whoever they say they are");
    }
    this.authenticator = dev;
  }

  /** Fails with UNAUTHENTICATED where the request does not show who sent it. */
  public Uni<Caller> get() {
    return CURRENT.get().orElseGet(this::authenticateOnce);
  }

  private Uni<Caller> authenticateOnce() {
    var caller = authenticate().memoize().indefinitely();
    CURRENT.set(caller);
    return caller;
  }

  private Uni<Caller> authenticate() {
    return Uni.createFrom().deferred(() -> authenticator.authenticate(Credentials.current()));
  }
}
