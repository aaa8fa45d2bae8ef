package org.guestlist.identity;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.guestlist.service.SignIn;
import org.guestlist.service.UserService;
import org.guestlist.testing.Interruptible;

/** Believes everyone, and may fail to. */
@Alternative
@Interruptible
@Singleton
public class InterruptibleAuthenticator extends DevAuthenticator {
  InterruptibleAuthenticator(
      KnownUsers known,
      UserService users,
      SignIn signIn,
      @ConfigProperty(name = "quarkus.http.host") String host,
      @ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> allowedOrigins) {
    super(known, users, signIn, host, allowedOrigins);
  }
}
