package org.guestlist.testing;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What must hold in the tables whenever nobody is writing, as far as rows can show it.
 *
 * @param users all rows of the table, those that hold an address included
 */
public record Invariants(
    List<Map<String, AttributeValue>> users,
    List<Map<String, AttributeValue>> lists,
    List<Map<String, AttributeValue>> items,
    List<Map<String, AttributeValue>> guests) {
  private static final String SUBJECT = "identity#";

  /** The tables as they are now. */
  public static Invariants in(Database database) {
    return new Invariants(
        database.rows("users"),
        database.rows("lists"),
        database.rows("items"),
        database.rows("guests"));
  }

  /** One sentence for each thing that is not as it must be; none if all is well. */
  public List<String> findings() {
    var findings = new ArrayList<String>();
    findings.addAll(addresses());
    findings.addAll(subjects());
    lists.forEach(list -> findings.addAll(ofList(list)));
    var known = lists.stream().collect(toMap(list -> text(list, "id"), list -> list));
    findings.addAll(orphans("items", items, known));
    findings.addAll(orphans("guests", guests, known));
    items.stream()
        .filter(item -> !item.containsKey("description"))
        .forEach(item -> findings.add("list " + text(item, "list_id") + " has half an item"));
    guests.stream()
        .filter(guest -> isOwner(guest, known.get(text(guest, "list_id"))))
        .forEach(
            guest -> findings.add("the owner of list " + text(guest, "list_id") + " is its guest"));
    return findings;
  }

  private List<String> addresses() {
    var findings = new ArrayList<String>();
    var holders =
        users.stream()
            .filter(row -> row.containsKey("email"))
            .collect(
                groupingBy(
                    row -> text(row, "email").toLowerCase(Locale.ROOT), TreeMap::new, counting()));
    holders.forEach(
        (email, count) -> {
          if (count > 1) {
            findings.add(count + " users have the address " + email);
          }
        });
    users.stream()
        .filter(row -> !row.containsKey("email") && !row.containsKey("identity"))
        .filter(row -> !text(row, "id").startsWith(SUBJECT))
        .map(row -> text(row, "id").replaceFirst("^email#", ""))
        .filter(email -> !holders.containsKey(email))
        .forEach(email -> findings.add("the address " + email + " is held for nobody"));
    return findings;
  }

  /** The row of a subject and that of its user name each other. */
  private List<String> subjects() {
    var links =
        users.stream()
            .filter(row -> text(row, "id").startsWith(SUBJECT))
            .collect(toMap(row -> text(row, "user_id"), row -> text(row, "id")));
    var linked =
        users.stream()
            .filter(row -> row.containsKey("identity"))
            .collect(toMap(row -> text(row, "id"), row -> text(row, "identity")));
    return links.equals(linked)
        ? List.of()
        : List.of("subjects are linked to " + links + ", and users to " + linked);
  }

  private List<String> ofList(Map<String, AttributeValue> list) {
    var id = text(list, "id");
    if (!list.containsKey("user_id")) {
      return List.of("list " + id + " has no owner");
    }
    var findings = new ArrayList<String>();
    if (isTrue(list, "under_deletion")) {
      findings.add("list " + id + " is still under deletion");
    }
    if (list.containsKey("item_count")) {
      counters(list).stream().map(wrong -> "list " + id + " " + wrong).forEach(findings::add);
    }
    return findings;
  }

  /** A list that another program wrote has no counters, and is counted when it is read. */
  private List<String> counters(Map<String, AttributeValue> list) {
    return Stream.of(
            counter(list, "item_count", items, item -> true),
            counter(list, "done_count", items, item -> isTrue(item, "done")),
            counter(list, "guest_count", guests, guest -> true))
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> counter(
      Map<String, AttributeValue> list,
      String name,
      List<Map<String, AttributeValue>> rows,
      Predicate<Map<String, AttributeValue>> counted) {
    var id = text(list, "id");
    var present =
        rows.stream().filter(row -> text(row, "list_id").equals(id)).filter(counted).count();
    var said = Long.parseLong(list.get(name).n());
    return said == present
        ? List.of()
        : List.of("says %s %d and has %d".formatted(name, said, present));
  }

  private static List<String> orphans(
      String table,
      List<Map<String, AttributeValue>> rows,
      Map<String, Map<String, AttributeValue>> lists) {
    var byList =
        rows.stream().collect(groupingBy(row -> text(row, "list_id"), TreeMap::new, counting()));
    return byList.entrySet().stream()
        .filter(entry -> !lists.containsKey(entry.getKey()))
        .map(
            entry ->
                "%d %s of list %s, which is not there"
                    .formatted(entry.getValue(), table, entry.getKey()))
        .toList();
  }

  private static boolean isOwner(
      Map<String, AttributeValue> guest, Map<String, AttributeValue> list) {
    return list != null && text(guest, "user_id").equals(text(list, "user_id"));
  }

  private static boolean isTrue(Map<String, AttributeValue> row, String name) {
    return row.containsKey(name) && row.get(name).bool();
  }

  private static String text(Map<String, AttributeValue> row, String name) {
    return row.containsKey(name) ? row.get(name).s() : "";
  }
}
