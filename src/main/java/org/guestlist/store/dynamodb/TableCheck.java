package org.guestlist.store.dynamodb;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Compares a table and its indexes with their definition. */
final class TableCheck {
  /** What is said of a table that can be worked with. */
  static final String USABLE = "ACTIVE";

  /** Indexes without which the service works, but for the recovery of deletions. */
  private static final Set<String> OPTIONAL = Set.of(TableDefinitions.LISTS_UNDER_DELETION);

  /** Those of a table that is read and written; one whose capacity is changed is, too. */
  private static final Set<TableStatus> TABLE = Set.of(TableStatus.ACTIVE, TableStatus.UPDATING);

  private static final Set<IndexStatus> INDEX = Set.of(IndexStatus.ACTIVE, IndexStatus.UPDATING);

  private TableCheck() {}

  /** Returns {@link #USABLE}, or everything that is wrong. */
  static String status(CreateTableRequest definition, TableDescription found) {
    if (!TABLE.contains(found.tableStatus())) {
      return found.tableStatusAsString();
    }
    var wrong =
        Stream.concat(
                keysOf(definition, found),
                definition.globalSecondaryIndexes().stream().flatMap(i -> wrongWith(i, found)))
            .collect(Collectors.joining("; "));
    return wrong.isEmpty() ? USABLE : wrong;
  }

  private static Stream<String> keysOf(CreateTableRequest definition, TableDescription found) {
    return definition.keySchema().equals(found.keySchema())
        ? Stream.empty()
        : Stream.of(
            "other keys than "
                + definition.keySchema().stream().map(k -> k.attributeName()).toList());
  }

  private static Stream<String> wrongWith(GlobalSecondaryIndex index, TableDescription table) {
    var found = find(index.indexName(), table);
    if (found.isEmpty()) {
      return OPTIONAL.contains(index.indexName())
          ? Stream.empty()
          : Stream.of("no index " + index.indexName());
    }
    return found.stream().flatMap(description -> wrongWith(index, description));
  }

  private static List<GlobalSecondaryIndexDescription> find(String name, TableDescription table) {
    return table.globalSecondaryIndexes().stream()
        .filter(index -> index.indexName().equals(name))
        .toList();
  }

  private static Stream<String> wrongWith(
      GlobalSecondaryIndex index, GlobalSecondaryIndexDescription found) {
    if (!index.keySchema().equals(found.keySchema())) {
      return Stream.of("index " + index.indexName() + " with other keys");
    }
    return INDEX.contains(found.indexStatus()) || OPTIONAL.contains(index.indexName())
        ? Stream.empty()
        : Stream.of("index " + index.indexName() + " " + found.indexStatusAsString());
  }
}
