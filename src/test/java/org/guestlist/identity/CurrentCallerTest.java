package org.guestlist.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.guestlist.model.DomainException;
import org.guestlist.model.ErrorCode;
import org.guestlist.testing.FaultyDatabase;
import org.guestlist.testing.TokenIssuer;
import org.junit.jupiter.api.Test;

/** The two questions about a caller; every request to the database fails here. */
@QuarkusTest
@WithTestResource(FaultyDatabase.class)
@TestProfile(CurrentCallerTest.Tokens.class)
class CurrentCallerTest {
  private static final TokenIssuer ISSUER = TokenIssuer.rsa("caller");

  /** Tokens of one issuer. */
  public static final class Tokens implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "guestlist.auth",
          "jwt",
          "guestlist.auth.key",
          TokenIssuer.rsa("caller").pem(),
          "guestlist.auth.issuer",
          TokenIssuer.ISSUER,
          "guestlist.auth.audience",
          TokenIssuer.AUDIENCE);
    }
  }

  @Inject CurrentCaller caller;
  @Inject Vertx vertx;

  /** What a request with this header is answered, and on the thread on which it was asked. */
  private <T> T inRequest(Optional<String> authorization, Supplier<Uni<T>> work) {
    var answer = new CompletableFuture<T>();
    VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext())
        .runOnContext(
            ignored -> {
              var here = Thread.currentThread();
              new Credentials(authorization).begin();
              work.get()
                  .invoke(() -> assertThat(Thread.currentThread()).isSameAs(here))
                  .subscribe()
                  .with(answer::complete, answer::completeExceptionally);
            });
    return answer.orTimeout(30, TimeUnit.SECONDS).join();
  }

  private void assertUnauthenticated(Optional<String> authorization, Supplier<Uni<?>> work) {
    assertThatThrownBy(() -> inRequest(authorization, () -> work.get().replaceWithVoid()))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            DomainException.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.UNAUTHENTICATED));
  }

  private static Optional<String> bearer(String token) {
    return Optional.of("Bearer " + token);
  }

  @Test
  void aGoodTokenPassesWithoutTheDatabase() {
    var token = bearer(ISSUER.token("grace@example.com"));
    inRequest(token, caller::verify);

    assertThatThrownBy(() -> inRequest(token, caller::get))
        .cause()
        .isNotInstanceOf(DomainException.class);
  }

  @Test
  void whoBringsNothingPassesAndIsNobody() {
    inRequest(Optional.empty(), caller::verify);

    assertUnauthenticated(Optional.empty(), caller::get);
  }

  @Test
  void badCredentialsFailBothQuestions() {
    for (var bad : new String[] {"", "Basic eDp5", "Bearer x", bearer(expired()).orElseThrow()}) {
      assertUnauthenticated(Optional.of(bad), caller::verify);
      assertUnauthenticated(Optional.of(bad), caller::get);
      assertUnauthenticated(
          Optional.of(bad), () -> caller.verify().onFailure().recoverWithUni(caller::verify));
    }
  }

  private static String expired() {
    return ISSUER.token("grace@example.com", "exp", 1);
  }
}
