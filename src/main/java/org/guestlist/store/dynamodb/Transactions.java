package org.guestlist.store.dynamodb;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.guestlist.store.Backoff;
import org.guestlist.store.Retries;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * Writes under conditions. What only met another transaction is tried again with jittered back-off
 * until a deadline, which the SDK does not do; then it is THROTTLED, and nothing was written.
 */
@ApplicationScoped
public class Transactions {
  private static final String CONDITION = "ConditionalCheckFailed";

  /** Reasons that say nothing about the rows: another moment may do. */
  private static final Set<String> PASSING =
      Set.of(
          "TransactionConflict",
          "ProvisionedThroughputExceeded",
          "ThrottlingError",
          "RequestLimitExceeded");

  private final Gateway gateway;
  private final Backoff backoff;

  Transactions(Gateway gateway, Retries retries) {
    this.gateway = gateway;
    this.backoff = retries.backoff();
  }

  /**
   * Writes all or nothing.
   *
   * @return which of the actions' conditions did not hold, counted from 0; empty if all is written
   */
  Uni<Set<Integer>> write(List<TransactWriteItem> actions) {
    // One token for all attempts: a repeated one whose answer was lost is not applied twice.
    var request =
        TransactWriteItemsRequest.builder()
            .transactItems(actions)
            .clientRequestToken(UUID.randomUUID().toString())
            .build();
    return backoff.untilPresent(
        () ->
            gateway
                .transactWrite(request)
                .map(written -> Optional.of(Set.<Integer>of()))
                .onFailure(TransactionInProgressException.class)
                .recoverWithItem(Optional.empty())
                .onFailure(TransactionCanceledException.class)
                .recoverWithUni(Transactions::refused));
  }

  /** Whether all was written. */
  Uni<Boolean> tryWrite(List<TransactWriteItem> actions) {
    return write(actions).map(Set::isEmpty);
  }

  private static Uni<Optional<Set<Integer>>> refused(TransactionCanceledException failure) {
    var reasons = failure.cancellationReasons();
    var conditions =
        IntStream.range(0, reasons.size())
            .filter(i -> CONDITION.equals(reasons.get(i).code()))
            .boxed()
            .collect(Collectors.toSet());
    if (!conditions.isEmpty()) {
      return Uni.createFrom().item(Optional.of(conditions));
    }
    return reasons.stream().map(CancellationReason::code).anyMatch(PASSING::contains)
        ? Uni.createFrom().item(Optional.empty())
        : Uni.createFrom().failure(failure);
  }

  /**
   * Writes one row under a condition.
   *
   * @param write one request
   * @return its answer; empty where the condition did not hold
   */
  <T> Uni<Optional<T>> single(Supplier<Uni<T>> write) {
    return backoff.untilPresent(
        () ->
            write
                .get()
                .map(answer -> Optional.of(Optional.of(answer)))
                .onFailure(ConditionalCheckFailedException.class)
                .recoverWithItem(Optional.of(Optional.empty()))
                .onFailure(TransactionConflictException.class)
                .recoverWithItem(Optional.empty()));
  }
}
