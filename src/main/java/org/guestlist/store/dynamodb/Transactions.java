package org.guestlist.store.dynamodb;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Writes under conditions: that a condition did not hold is an answer, and no failure. */
@ApplicationScoped
public class Transactions {
  private final Gateway gateway;
  private final RowRepair repair;

  Transactions(Gateway gateway, RowRepair repair) {
    this.gateway = gateway;
    this.repair = repair;
  }

  /**
   * Writes all or nothing. Where a condition did not hold, attributes that cannot be read are
   * removed from the rows concerned, so that another attempt finds them as they were shown.
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
    return gateway
        .transactWrite(request)
        .map(written -> Set.<Integer>of())
        .onFailure(TransactionCanceledException.class)
        .recoverWithUni(Transactions::refused)
        .call(refused -> refused.isEmpty() ? Uni.createFrom().voidItem() : repair.rowsOf(actions));
  }

  /** Whether all was written. */
  Uni<Boolean> tryWrite(List<TransactWriteItem> actions) {
    return write(actions).map(Set::isEmpty);
  }

  private static Uni<Set<Integer>> refused(TransactionCanceledException failure) {
    var reasons = failure.cancellationReasons();
    var conditions =
        IntStream.range(0, reasons.size())
            .filter(i -> Verdict.CONDITION.equals(reasons.get(i).code()))
            .boxed()
            .collect(Collectors.toSet());
    return conditions.isEmpty()
        ? Uni.createFrom().failure(failure)
        : Uni.createFrom().item(conditions);
  }

  /**
   * Writes one row under a condition.
   *
   * @param write one request
   * @return its answer; empty where the condition did not hold
   */
  static <T> Uni<Optional<T>> single(Uni<T> write) {
    return write
        .map(Optional::of)
        .onFailure(ConditionalCheckFailedException.class)
        .recoverWithItem(Optional.empty());
  }
}
