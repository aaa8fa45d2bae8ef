package org.guestlist.identity;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.guestlist.model.Caller;
import org.guestlist.model.DomainException;
import org.guestlist.model.ErrorCode;
import org.guestlist.model.Subject;
import org.guestlist.model.User;
import org.guestlist.service.SignIn;
import org.guestlist.service.UserService;
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

  private final KnownUsers known;
  private final UserService users;
  private final SignIn signIn;
  private final Set<String> allowedOrigins;

  DevAuthenticator(
      KnownUsers known,
      UserService users,
      SignIn signIn,
      @ConfigProperty(name = "quarkus.http.host") String host,
      @ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> allowedOrigins) {
    this.known = known;
    this.users = users;
    this.signIn = signIn;
    this.allowedOrigins = Set.copyOf(allowedOrigins.orElse(List.of()));
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
    requireThisMachine(credentials.sender());
    var email = credentials.authorization().map(DevAuthenticator::email).orElse(ADMINISTRATOR);
    var subject = new Subject(ISSUER, email);
    return Uni.createFrom()
        .item(new Identity(subject, email, email.equalsIgnoreCase(ADMINISTRATOR)));
  }

  /** Else any page in the developer's browser could act as anybody, by DNS rebinding too. */
  private void requireThisMachine(Sender sender) {
    if (!sender.namesThisMachine()) {
      throw DomainException.unauthenticated(
          "Development authentication takes requests to this machine only: use localhost, 127.0.0.1"
              + " or [::1] in the address.");
    }
    if (!sender.isNoOtherSite(allowedOrigins)) {
      throw DomainException.unauthenticated(
          "Development authentication takes no requests from pages of other sites: open the page from"
              + " localhost, or allow its origin in QUARKUS_HTTP_CORS_ORIGINS.");
    }
  }

  private static String email(String authorization) {
    return BearerToken.in(authorization)
        .orElseThrow(
            () ->
                DomainException.unauthenticated(
                    "Send the header \"Authorization: Bearer <e-mail address>\"."));
  }

  @Override
  public Uni<Caller> caller(Identity identity) {
    return known
        .bySubject(identity.subject(), before -> user(identity))
        .map(
            found ->
                found
                    .map(user -> new Caller(user, identity.administrator()))
                    .orElseThrow(() -> nobody(identity)));
  }

  /** What is no address belongs to nobody. */
  private Uni<Optional<User>> user(Identity identity) {
    return Uni.createFrom()
        .deferred(() -> users.userByEmail(identity.email()))
        .flatMap(
            found ->
                found.isPresent()
                    ? Uni.createFrom().item(found)
                    : signIn.registered(identity.subject(), identity.email()))
        .onFailure(
            failure ->
                failure instanceof DomainException bad && bad.code() == ErrorCode.BAD_USER_INPUT)
        .recoverWithItem(Optional.empty());
  }

  private static DomainException nobody(Identity identity) {
    return DomainException.unauthenticated(
        "There is no user " + identity.email() + ": send the address of one that there is.");
  }
}
