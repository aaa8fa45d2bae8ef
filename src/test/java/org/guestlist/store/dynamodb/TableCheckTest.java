package org.guestlist.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Tables as DynamoDB may describe them. */
class TableCheckTest {
  private static final List<CreateTableRequest> DEFINITIONS =
      TableDefinitions.all(new Tables(Optional.of("check_")));

  private static TableDescription.Builder described(CreateTableRequest definition) {
    return TableDescription.builder()
        .tableName(definition.tableName())
        .tableStatus("ACTIVE")
        .keySchema(definition.keySchema())
        .globalSecondaryIndexes(
            definition.globalSecondaryIndexes().stream()
                .map(
                    index ->
                        GlobalSecondaryIndexDescription.builder()
                            .indexName(index.indexName())
                            .keySchema(index.keySchema())
                            .indexStatus("ACTIVE")
                            .build())
                .toList());
  }

  /** What is said of a table of which one index is changed, or is not there. */
  private static String withIndex(
      String name, UnaryOperator<GlobalSecondaryIndexDescription> change) {
    var definition =
        DEFINITIONS.stream()
            .filter(
                table ->
                    table.globalSecondaryIndexes().stream()
                        .anyMatch(index -> index.indexName().equals(name)))
            .findFirst()
            .orElseThrow();
    var table = described(definition).build();
    var indexes =
        table.globalSecondaryIndexes().stream()
            .flatMap(
                index ->
                    index.indexName().equals(name)
                        ? Optional.ofNullable(change.apply(index)).stream()
                        : Optional.of(index).stream())
            .toList();
    return TableCheck.status(definition, table.toBuilder().globalSecondaryIndexes(indexes).build());
  }

  @Test
  void tablesAsTheyAreDefinedCanBeWorkedWith() {
    for (var definition : DEFINITIONS) {
      assertThat(TableCheck.status(definition, described(definition).build()))
          .as(definition.tableName())
          .isEqualTo("ACTIVE");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ACTIVE, ACTIVE",
    "UPDATING, ACTIVE",
    "CREATING, CREATING",
    "DELETING, DELETING",
    "ARCHIVED, ARCHIVED",
    "INACCESSIBLE_ENCRYPTION_CREDENTIALS, INACCESSIBLE_ENCRYPTION_CREDENTIALS"
  })
  void theStatusOfATableCounts(String status, String said) {
    for (var definition : DEFINITIONS) {
      var found = described(definition).tableStatus(status).build();
      assertThat(TableCheck.status(definition, found)).isEqualTo(said);
    }
  }

  @ParameterizedTest
  @CsvSource({"users_by_email", "lists_by_user_id", "guests_by_user_id"})
  void anIndexThatRequestsNeedHasToBeThere(String name) {
    assertThat(withIndex(name, index -> null)).isEqualTo("no index " + name);
    assertThat(withIndex(name, index -> index.toBuilder().indexStatus("CREATING").build()))
        .isEqualTo("index " + name + " CREATING");
    assertThat(withIndex(name, index -> index.toBuilder().indexStatus("DELETING").build()))
        .isEqualTo("index " + name + " DELETING");
    assertThat(withIndex(name, index -> index.toBuilder().indexStatus("UPDATING").build()))
        .isEqualTo("ACTIVE");
    assertThat(withIndex(name, index -> index.toBuilder().keySchema(List.of()).build()))
        .isEqualTo("index " + name + " with other keys");
  }

  /** A database of the tutorial has none, and is served. */
  @Test
  void theIndexOfTheRecoveryMayBeMissing() {
    assertThat(withIndex("lists_under_deletion", index -> null)).isEqualTo("ACTIVE");
  }

  @Test
  void aTableOfOtherKeysCannotBeWorkedWith() {
    var items = DEFINITIONS.get(2);
    var users = DEFINITIONS.get(0);
    var found = described(items).keySchema(users.keySchema()).build();

    assertThat(TableCheck.status(items, found)).isEqualTo("other keys than [list_id, datetime]");
  }
}
