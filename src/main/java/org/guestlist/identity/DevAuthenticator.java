package org.guestlist.identity;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.guestlist.model.Caller;
import org.guestlist.model.DomainException;
import org.guestlist.model.Subject;
import org.guestlist.store.Store;
import org.jboss.logging.Logger;

/**
 * Believes everyone: {@code Authorization: Bearer <e-mail>} acts as that user, no header as Ada,
 * who alone is administrator. For development and tests; elsewhere it warns, and is heard on this
 * machine only.
 */
@Singleton
class DevAuthenticator implements Authenticator {
  static final String ADMINISTRATOR = "ada@example.com";

  /** Here the address is the subject: nothing is verified, so nothing is linked. */
  private static final String ISSUER = "dev";

  private static final Logger LOG = Logger.getLogger(DevAuthenticator.class);

  private final KnownUsers users;
  private final Store store;

  DevAuthenticator(
      KnownUsers users, Store store, @ConfigProperty(name = "quarkus.http.host") String host) {
    this.users = users;
    this.store = store;
    if (LaunchMode.current() == LaunchMode.NORMAL) {
      requireLoopback(host);
      LOG.warnf(
          "guestlist.auth is dev: everyone is believed to be whoever they say they are; only %s listens",
          host);
    }
  }

  private static void requireLoopback(String host) {
    if (!isLoopback(host)) {
      throw new ConfigurationException(
          "guestlist.auth is dev and believes everyone, so it must not listen at \""
              + host
              + "\": set QUARKUS_HTTP_HOST=127.0.0.1, or GUESTLIST_AUTH=jwt.");
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException nowhere) {
      return false;
    }
  }

  @Override
  public Uni<Identity> identify(Credentials credentials) {
    var email = credentials.authorization().map(DevAuthenticator::email).orElse(ADMINISTRATOR);
    var subject = new Subject(ISSUER, email);
    return Uni.createFrom().item(new Identity(subject, email, email.equals(ADMINISTRATOR)));
  }

  private static String email(String authorization) {
    return BearerToken.in(authorization)
        .map(email -> email.toLowerCase(Locale.ROOT))
        .orElseThrow(
            () ->
                DomainException.unauthenticated(
                    "Send the header \"Authorization: Bearer <e-mail address>\"."));
  }

  @Override
  public Uni<Caller> caller(Identity identity) {
    return users
        .bySubject(identity.subject(), before -> store.userByEmail(identity.email()))
        .map(
            found ->
                found
                    .map(user -> new Caller(user, identity.administrator()))
                    .orElseThrow(() -> nobody(identity)));
  }

  private static DomainException nobody(Identity identity) {
    return DomainException.unauthenticated(
        "There is no user " + identity.email() + ": send the address of one that there is.");
  }
}
