package org.guestlist.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.guestlist.store.Callers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/** Credentials from an endpoint that is slow, or away. */
class HeldCredentialsTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final CountDownLatch slow = new CountDownLatch(1);
  private final AtomicInteger fetches = new AtomicInteger();
  private final Queue<Supplier<AwsCredentialsIdentity>> answers = new ArrayDeque<>();
  private HeldCredentials credentials = held(LONG);

  private HeldCredentials held(Duration duration) {
    var held = new HeldCredentials(() -> {}, duration);
    held.from(new Endpoint());
    return held;
  }

  /** Blocks the thread that asks, as those of the SDK do. */
  private final class Endpoint implements IdentityProvider<AwsCredentialsIdentity> {
    @Override
    public Class<AwsCredentialsIdentity> identityType() {
      return AwsCredentialsIdentity.class;
    }

    @Override
    public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest asked) {
      fetches.incrementAndGet();
      try {
        assertThat(slow.await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException stop) {
        throw new IllegalStateException(stop);
      }
      return CompletableFuture.completedFuture(answers.remove().get());
    }
  }

  private static AwsCredentialsIdentity named(String name, Instant end) {
    return AwsSessionCredentials.builder()
        .accessKeyId(name)
        .secretAccessKey("secret")
        .sessionToken("token")
        .expirationTime(end)
        .build();
  }

  private static AwsCredentialsIdentity good(String name) {
    return named(name, Instant.now().plus(LONG));
  }

  private String sent() {
    return credentials
        .then(() -> credentials.resolveIdentity(ResolveIdentityRequest.builder().build()))
        .toCompletableFuture()
        .join()
        .accessKeyId();
  }

  @AfterEach
  void close() {
    slow.countDown();
    credentials.close();
  }

  @Test
  void nobodyWaitsOnTheThreadThatSends() {
    answers.add(() -> good("a"));
    var requests =
        Stream.generate(() -> credentials.then(() -> CompletableFuture.completedFuture("sent")))
            .limit(10)
            .toList();

    // The endpoint is silent, and yet this thread is here.
    assertThat(requests).noneMatch(request -> request.toCompletableFuture().isDone());
    slow.countDown();
    assertThat(requests).allMatch(request -> "sent".equals(request.toCompletableFuture().join()));
    assertThat(fetches).hasValue(1);
    assertThat(credentials.areHeld()).isTrue();
  }

  @Test
  void whatIsHeldIsSentWithAtOnce() {
    slow.countDown();
    answers.add(() -> good("a"));

    assertThat(List.of(sent(), sent(), sent())).containsOnly("a");
    assertThat(fetches).hasValue(1);
  }

  @Test
  void expiredOnesAreNotUsed() {
    slow.countDown();
    answers.add(() -> named("old", Instant.now().plusSeconds(2)));
    answers.add(() -> good("new"));
    credentials.then(() -> CompletableFuture.completedFuture("sent")).toCompletableFuture().join();

    assertThat(credentials.areHeld()).isFalse();
    assertThat(sent()).isEqualTo("new");
  }

  @Test
  void newOnesAreFetchedBehindTheOldOnesWhichAreGoodUntilThen() {
    slow.countDown();
    credentials.close();
    credentials = held(Duration.ZERO);
    answers.add(() -> good("first"));
    answers.add(
        () -> {
          throw new IllegalStateException("away");
        });
    for (int i = 0; i < 100; i++) {
      answers.add(() -> good("next"));
    }

    assertThat(sent()).isEqualTo("first");
    Callers.until(() -> Optional.of(sent()).filter("next"::equals));
  }

  @Test
  void whatCannotBeFetchedIsAFailureAndIsTriedAgain() {
    slow.countDown();
    answers.add(
        () -> {
          throw new IllegalStateException("away");
        });
    answers.add(() -> good("a"));

    assertThatThrownBy(this::sent)
        .isInstanceOf(CompletionException.class)
        .hasRootCauseMessage("away");
    assertThat(sent()).isEqualTo("a");
  }
}
