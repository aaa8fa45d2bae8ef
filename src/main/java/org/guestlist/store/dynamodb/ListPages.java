package org.guestlist.store.dynamodb;

import static org.guestlist.store.dynamodb.Rows.text;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestlist.model.GuestAccess;
import org.guestlist.model.ListAccess;
import org.guestlist.model.ListRole;
import org.guestlist.model.Page;
import org.guestlist.model.Row;
import org.guestlist.store.Positions;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Pages of a user's lists: two indexes are asked at the same time, then one BatchGetItem reads the
 * lists as they are now, because an index lags behind.
 */
@ApplicationScoped
public class ListPages {
  /**
   * Memberships that one request looks at for those of one access: they are small, and a limit
   * counts what a filter leaves out, too.
   */
  private static final int LOOK_AHEAD = 100;

  /** How often a page looks for more lists where some fell out. */
  private static final int ROUNDS = 3;

  /** Lists in common that are looked at: with two keys each, one BatchGetItem holds them. */
  private static final int MOST_IN_COMMON = Reads.BATCH_GET_KEYS / 2;

  private final Reads reads;
  private final ListRows lists;

  ListPages(Reads reads, ListRows lists) {
    this.reads = reads;
    this.lists = lists;
  }

  /** A list as an index names it. */
  private record Candidate(String listId, boolean own, Optional<GuestAccess> indexed) {
    String position() {
      return (own ? Positions.OWN : Positions.AS_GUEST) + listId;
    }
  }

  /** What is asked for, without what was found already. */
  private record Request(
      String userId, Optional<ListRole> role, int first, Optional<String> after) {
    boolean wantsOwn() {
      return role.map(r -> r == ListRole.OWNER).orElse(true)
          && after.map(position -> position.startsWith(Positions.OWN)).orElse(true);
    }

    boolean wantsAsGuest() {
      return role.isEmpty() || access().isPresent();
    }

    /** Empty for all lists, and for own ones. */
    Optional<GuestAccess> access() {
      return role.flatMap(GuestAccess::of);
    }

    Map<String, AttributeValue> startKey(String section, String idAttribute) {
      return after
          .filter(position -> position.startsWith(section))
          .map(position -> position.substring(section.length()))
          .<Map<String, AttributeValue>>map(
              id -> Map.of(Rows.USER_ID, text(userId), idAttribute, text(id)))
          .orElse(Map.of());
    }
  }

  Uni<Page<ListAccess>> page(
      String userId, Optional<ListRole> role, int first, Optional<String> after) {
    return Uni.createFrom()
        .deferred(
            () -> fill(new Request(userId, role, first, Positions.ofList(after)), List.of(), 1));
  }

  /** Looks at lists that the indexes name for both, as they are now. */
  Uni<Boolean> shareList(String userId, String otherId) {
    return Uni.combine()
        .all()
        .unis(lists.idsOf(userId), lists.idsOf(otherId))
        .asTuple()
        .flatMap(both -> shareOneOf(userId, otherId, common(both.getItem1(), both.getItem2())));
  }

  private static Set<String> common(Set<String> one, Set<String> other) {
    return one.stream()
        .filter(other::contains)
        .sorted()
        .limit(MOST_IN_COMMON)
        .collect(Collectors.toSet());
  }

  private Uni<Boolean> shareOneOf(String userId, String otherId, Set<String> ids) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(false);
    }
    return Uni.combine()
        .all()
        .unis(lists.lists(userId, ids), lists.showingAddress(otherId, ids))
        .asTuple()
        .map(
            both ->
                both.getItem1().entrySet().stream()
                    .filter(entry -> !entry.getValue().list().underDeletion())
                    .anyMatch(entry -> both.getItem2().contains(entry.getKey())));
  }

  /**
   * Reads on where lists fell out that the caller does not see, until the page is full, or {@link
   * #ROUNDS} have passed: then the page is short.
   */
  private Uni<Page<ListAccess>> fill(Request request, List<Row<ListAccess>> before, int round) {
    return candidates(request)
        .flatMap(
            candidates ->
                seen(request, candidates.rows().stream().map(Row::value).toList())
                    .flatMap(rows -> fill(request, before, candidates, rows, round)));
  }

  private Uni<Page<ListAccess>> fill(
      Request request,
      List<Row<ListAccess>> before,
      Page<Candidate> candidates,
      List<Row<ListAccess>> rows,
      int round) {
    var all = Stream.concat(before.stream(), rows.stream()).toList();
    if (!candidates.hasNext()) {
      return Uni.createFrom().item(new Page<>(all, false));
    }
    var missing = request.first() - rows.size();
    return missing == 0 || round == ROUNDS
        ? Uni.createFrom().item(new Page<>(all, true, candidates.end()))
        : fill(after(request, missing, candidates.end().orElseThrow()), all, round + 1);
  }

  private static Request after(Request request, int first, String position) {
    return new Request(request.userId(), request.role(), first, Optional.of(position));
  }

  private Uni<Page<Candidate>> candidates(Request request) {
    var own =
        request.wantsOwn() ? ownLists(request) : Uni.createFrom().item(Page.<Candidate>empty());
    var asGuest =
        request.wantsAsGuest()
            ? guestLists(request)
            : Uni.createFrom().item(Page.<Candidate>empty());
    return Uni.combine()
        .all()
        .unis(own, asGuest)
        .asTuple()
        .map(both -> joined(both.getItem1(), both.getItem2(), request.first()));
  }

  private static Page<Candidate> joined(Page<Candidate> own, Page<Candidate> asGuest, int first) {
    if (own.hasNext()) {
      return own;
    }
    var rows = Stream.concat(own.rows().stream(), asGuest.rows().stream()).toList();
    return rows.size() > first
        ? new Page<>(rows.stream().limit(first).toList(), true)
        : new Page<>(rows, asGuest.hasNext(), asGuest.end());
  }

  private Uni<Page<Candidate>> ownLists(Request request) {
    var query = lists.ownLists(request.userId());
    return index(request, query, 0, Positions.OWN, Rows.ID);
  }

  private Uni<Page<Candidate>> guestLists(Request request) {
    var userId = request.userId();
    var query =
        request
            .access()
            .map(access -> lists.guestLists(userId, access))
            .orElseGet(() -> lists.guestLists(userId));
    var lookAhead = request.access().isPresent() ? LOOK_AHEAD : 0;
    return index(request, query, lookAhead, Positions.AS_GUEST, Rows.LIST_ID);
  }

  private Uni<Page<Candidate>> index(
      Request request,
      QueryRequest.Builder query,
      int lookAhead,
      String section,
      String idAttribute) {
    return reads.page(
        request.first(),
        request.startKey(section, idAttribute),
        Reads.REQUESTS_OF_PAGE,
        (limit, after) -> reads.part(query.limit(Math.max(limit, lookAhead)).build(), after),
        row -> {
          var id = row.get(idAttribute).s();
          var candidate = new Candidate(id, section.equals(Positions.OWN), Rows.access(row));
          return new Row<>(candidate, candidate.position());
        });
  }

  private Uni<List<Row<ListAccess>>> seen(Request request, List<Candidate> candidates) {
    var memberships = membershipsToRead(request.userId(), candidates);
    var listKeys = candidates.stream().map(candidate -> ListRows.listKey(candidate.listId()));
    return reads
        .rows(Stream.concat(listKeys, memberships.stream()).toList())
        .map(
            rows ->
                candidates.stream()
                    .flatMap(candidate -> seen(request, candidate, memberships, rows).stream())
                    .toList());
  }

  /**
   * All memberships as far as one request holds them beside the lists, so that a guest removed a
   * moment ago sees nothing; beyond that the index has to be believed, which knows the access of
   * all memberships that this service wrote.
   */
  private static Set<Reads.Key> membershipsToRead(String userId, List<Candidate> candidates) {
    var asGuest = candidates.stream().filter(candidate -> !candidate.own()).toList();
    var fits = candidates.size() + asGuest.size() <= Reads.BATCH_GET_KEYS;
    return asGuest.stream()
        .filter(candidate -> fits || candidate.indexed().isEmpty())
        .map(candidate -> ListRows.guestKey(candidate.listId(), userId))
        .collect(Collectors.toSet());
  }

  private static Optional<Row<ListAccess>> seen(
      Request request,
      Candidate candidate,
      Set<Reads.Key> memberships,
      Map<Reads.Key, Map<String, AttributeValue>> rows) {
    var userId = request.userId();
    var wasRead = memberships.contains(ListRows.guestKey(candidate.listId(), userId));
    var access =
        wasRead
            ? ListRows.access(rows, candidate.listId(), userId)
            : ListRows.access(rows, candidate.listId(), userId, candidate.indexed());
    return access
        .filter(a -> !a.list().underDeletion())
        .filter(a -> candidate.own() == (a.role() == ListRole.OWNER))
        .filter(a -> request.role().map(a.role()::equals).orElse(true))
        .map(a -> new Row<>(a, candidate.position()));
  }
}
