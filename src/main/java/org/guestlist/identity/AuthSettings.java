package org.guestlist.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Who is believed. */
@ConfigMapping(prefix = "guestlist.auth")
interface AuthSettings {

  /** {@code jwt} or {@code dev}: the value of {@code guestlist.auth} itself. */
  @WithParentName
  String mode();

  /** The public key of the issuer: the path of a PEM, on disk or on the class path, or its text. */
  Optional<String> key();

  /** The address under which the issuer publishes its keys (RFC 7517), instead of {@link #key}. */
  Optional<String> jwks();

  /** Whose tokens are taken: their claim {@code iss}. */
  Optional<String> issuer();

  /** For whom tokens have to be made: one of these has to be in their claim {@code aud}. */
  Optional<Set<String>> audience();

  /** The most that may lie between the claims {@code iat} and {@code exp} of a token. */
  @WithDefault("365D")
  Duration maxLife();

  /** Whether somebody with a good token who is no user yet becomes one at the first call. */
  @WithDefault("true")
  boolean autoRegister();
}
