package org.guestlist.seed.populate;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/**
 * The provisioned write capacity of a table and of its indexes, in units a second.
 *
 * @param indexes by name
 */
record WriteUnits(long table, Map<String, Long> indexes) {
  static WriteUnits of(TableDescription description) {
    var indexes = new TreeMap<String, Long>();
    description
        .globalSecondaryIndexes()
        .forEach(i -> indexes.put(i.indexName(), i.provisionedThroughput().writeCapacityUnits()));
    return new WriteUnits(description.provisionedThroughput().writeCapacityUnits(), indexes);
  }

  static boolean isOnDemand(TableDescription description) {
    return description.provisionedThroughput() == null
        || description.provisionedThroughput().writeCapacityUnits() == 0;
  }

  WriteUnits atLeast(long units) {
    var raised = new TreeMap<>(indexes);
    raised.replaceAll((name, has) -> Math.max(has, units));
    return new WriteUnits(Math.max(table, units), raised);
  }

  /**
   * The request that gives the table this much; none if it has: DynamoDB takes no change of
   * nothing.
   */
  Optional<UpdateTableRequest> update(TableDescription now) {
    if (equals(of(now))) {
      return Optional.empty();
    }
    var request = UpdateTableRequest.builder().tableName(now.tableName());
    if (table != now.provisionedThroughput().writeCapacityUnits()) {
      request.provisionedThroughput(with(now.provisionedThroughput(), table));
    }
    var updates = new ArrayList<GlobalSecondaryIndexUpdate>();
    now.globalSecondaryIndexes().stream()
        .filter(i -> wanted(i) != i.provisionedThroughput().writeCapacityUnits())
        .forEach(i -> updates.add(update(i)));
    if (!updates.isEmpty()) {
      request.globalSecondaryIndexUpdates(updates);
    }
    return Optional.of(request.build());
  }

  private long wanted(GlobalSecondaryIndexDescription index) {
    return indexes.getOrDefault(
        index.indexName(), index.provisionedThroughput().writeCapacityUnits());
  }

  private GlobalSecondaryIndexUpdate update(GlobalSecondaryIndexDescription index) {
    var throughput = with(index.provisionedThroughput(), wanted(index));
    return GlobalSecondaryIndexUpdate.builder()
        .update(u -> u.indexName(index.indexName()).provisionedThroughput(throughput))
        .build();
  }

  private static ProvisionedThroughput with(ProvisionedThroughputDescription now, long units) {
    return ProvisionedThroughput.builder()
        .readCapacityUnits(now.readCapacityUnits())
        .writeCapacityUnits(units)
        .build();
  }

  @Override
  public String toString() {
    var text = new StringBuilder("table " + table);
    indexes.forEach((name, units) -> text.append(", ").append(name).append(' ').append(units));
    return text.toString();
  }
}
