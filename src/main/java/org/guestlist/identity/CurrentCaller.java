package org.guestlist.identity;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import org.guestlist.model.Caller;
import org.guestlist.request.RequestLocal;

/** Who sent the request that is being worked on; found out once per request. */
@Startup(CurrentCaller.ORDER)
@ApplicationScoped
public class CurrentCaller {
  /** Before anything is written to the store: a program that will not start must not begin. */
  static final int ORDER = 2;

  private static final RequestLocal<Uni<Identity>> IDENTITY = new RequestLocal<>(Identity.class);
  private static final RequestLocal<Uni<Caller>> CALLER = new RequestLocal<>(Caller.class);

  private final Authenticator authenticator;

  CurrentCaller(
      AuthSettings settings, Instance<DevAuthenticator> dev, Instance<JwtAuthenticator> jwt) {
    this.authenticator =
        switch (settings.mode()) {
          case "dev" -> dev.get();
          case "jwt" -> jwt.get();
          default ->
              throw new ConfigurationException(
                  "guestlist.auth is \""
                      + settings.mode()
                      + "\": set GUESTLIST_AUTH to jwt, or to dev for development.");
        };
  }

  /**
   * Looks at the credentials of the request without asking the store: fails with UNAUTHENTICATED
   * where they are bad, and passes where there are none. Whether the user exists, {@link #get}
   * says.
   */
  public Uni<Void> verify() {
    return isShown() ? identity().replaceWithVoid() : Uni.createFrom().voidItem();
  }

  /** Whether the request shows who sent it; once it is verified, truly. */
  public boolean isShown() {
    return Credentials.current().authorization().isPresent();
  }

  /** What tells this caller from all others, as the credentials show it; none without any. */
  public Uni<Optional<String>> key() {
    return isShown()
        ? identity().map(identity -> Optional.of(identity.subject().toString()))
        : Uni.createFrom().item(Optional.empty());
  }

  /** Fails with UNAUTHENTICATED where the request does not show who sent it. */
  public Uni<Caller> get() {
    return CALLER.get().orElseGet(this::authenticateOnce);
  }

  private Uni<Caller> authenticateOnce() {
    var caller = identity().flatMap(authenticator::caller).memoize().indefinitely();
    CALLER.set(caller);
    return caller;
  }

  private Uni<Identity> identity() {
    return IDENTITY.get().orElseGet(this::identifyOnce);
  }

  private Uni<Identity> identifyOnce() {
    var identity = identify().memoize().indefinitely();
    IDENTITY.set(identity);
    return identity;
  }

  private Uni<Identity> identify() {
    return Uni.createFrom().deferred(() -> authenticator.identify(Credentials.current()));
  }
}
