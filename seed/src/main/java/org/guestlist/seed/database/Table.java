package org.guestlist.seed.database;

import java.util.List;

/**
 * The tables of the data model. All keys are text. A row that another program wrote may lack any
 * attribute that is no key.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lists are made by List.of
public enum Table {
  USERS("users", List.of("id"), List.of(new Index("users_by_email", List.of("email")))),
  LISTS("lists", List.of("id"), List.of(new Index("lists_by_user_id", List.of("user_id")))),
  ITEMS("items", List.of("list_id", "datetime"), List.of()),
  GUESTS(
      "guests",
      List.of("list_id", "user_id"),
      List.of(new Index("guests_by_user_id", List.of("user_id", "list_id"))));

  private final String suffix;
  private final List<String> keys;
  private final List<Index> indexes;

  Table(String suffix, List<String> keys, List<Index> indexes) {
    this.suffix = suffix;
    this.keys = keys;
    this.indexes = indexes;
  }

  /** A global secondary index; the partition key, and the sort key if there is one. */
  public record Index(String name, List<String> keys) {}

  /** The name without the prefix. */
  public String suffix() {
    return suffix;
  }

  /** The partition key, and the sort key if there is one. */
  public List<String> keys() {
    return keys;
  }

  public List<Index> indexes() {
    return indexes;
  }
}
