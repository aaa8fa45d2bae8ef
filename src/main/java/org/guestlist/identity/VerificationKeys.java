package org.guestlist.identity;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.jose4j.keys.resolvers.VerificationKeyResolver;

/** The keys with which an issuer's tokens are verified. Thread-safe, and never blocks. */
interface VerificationKeys {

  /** Those that are known; fails where there are none yet and none can be had. */
  Uni<VerificationKeyResolver> known();

  /**
   * Those that are published since; empty where there are none, or where it is too early to ask.
   *
   * @param unfit keys with none of which a token was signed
   */
  Uni<Optional<VerificationKeyResolver>> newerThan(VerificationKeyResolver unfit);

  /** One key, which is all that there will be. */
  static VerificationKeys of(VerificationKeyResolver keys) {
    return new VerificationKeys() {
      @Override
      public Uni<VerificationKeyResolver> known() {
        return Uni.createFrom().item(keys);
      }

      @Override
      public Uni<Optional<VerificationKeyResolver>> newerThan(VerificationKeyResolver unfit) {
        return Uni.createFrom().item(Optional.empty());
      }
    };
  }
}
