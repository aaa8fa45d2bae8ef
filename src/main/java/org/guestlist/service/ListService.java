package org.guestlist.service;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guestlist.model.Caller;
import org.guestlist.model.Counts;
import org.guestlist.model.DeletedList;
import org.guestlist.model.DomainException;
import org.guestlist.model.ListAccess;
import org.guestlist.model.ListRole;
import org.guestlist.model.Page;
import org.guestlist.model.TodoList;
import org.guestlist.store.Permit;
import org.guestlist.store.Store;

/** What may be done with lists. A list under deletion is invisible but to its deletion. */
@ApplicationScoped
public class ListService {
  private final Store store;
  private final ListAccessRules rules;
  private final Input input;
  private final Clock clock = Clock.systemUTC();

  ListService(Store store, ListAccessRules rules, Input input) {
    this.store = store;
    this.rules = rules;
    this.input = input;
  }

  /** The list, if the caller may see it. */
  public Uni<Optional<ListAccess>> list(Caller caller, String id) {
    var known = input.id("id", "list", id);
    return lists(caller, Set.of(known)).map(found -> Optional.ofNullable(found.get(known)));
  }

  /** Those of these lists that the caller may see. */
  public Uni<Map<String, ListAccess>> lists(Caller caller, Set<String> ids) {
    return store
        .lists(caller.id(), ids)
        .map(
            found ->
                found.entrySet().stream()
                    .filter(entry -> !entry.getValue().list().underDeletion())
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** A user's lists, own ones first; only for the user. */
  public Uni<Page<ListAccess>> listsOf(
      Caller caller, String userId, Optional<ListRole> role, int first, Optional<String> after) {
    if (!caller.id().equals(userId)) {
      throw DomainException.forbidden("SELF");
    }
    return store.listsOf(userId, role, input.first(first), after);
  }

  /** The counters of a list that the caller was seen to see; counted where it keeps none. */
  public Uni<Counts> counts(TodoList list) {
    return list.counts().map(Uni.createFrom()::item).orElseGet(() -> store.count(list.id()));
  }

  public Uni<ListAccess> create(Caller caller, String title) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var list = TodoList.create(UUID.randomUUID().toString(), caller.id(), input.title(title), now);
    return store.createList(list).replaceWith(new ListAccess(list, ListRole.OWNER));
  }

  /** Renames a list; for its owner and editors. The title that it has already changes nothing. */
  public Uni<ListAccess> rename(
      Caller caller, String id, String title, OptionalInt expectedVersion) {
    var known = input.id("id", "list", id);
    var newTitle = input.title(title);
    return rules.change(caller, known, access -> rename(caller, access, newTitle, expectedVersion));
  }

  private Uni<Optional<ListAccess>> rename(
      Caller caller, ListAccess access, String title, OptionalInt expectedVersion) {
    ListAccessRules.requireEditor(access);
    var before = access.list();
    if (expectedVersion.isPresent() && expectedVersion.getAsInt() != before.version()) {
      throw DomainException.versionConflict(before);
    }
    if (title.equals(before.title())) {
      return Uni.createFrom().item(Optional.of(access));
    }
    var after = before.renamed(title);
    return store
        .renameList(Permit.of(caller.id(), access), before, after)
        .map(written -> Optional.of(new ListAccess(after, access.role())).filter(a -> written));
  }

  /**
   * Deletes a list with all that it holds, or goes on with a deletion that was cut off; for its
   * owner.
   */
  public Uni<DeletedList> delete(Caller caller, String id) {
    var known = input.id("id", "list", id);
    return store
        .beginDeletion(caller.id(), known)
        .flatMap(
            begun ->
                begun.isPresent() ? deleteContents(begun.get()) : refuseDeletion(caller, known));
  }

  private Uni<DeletedList> deleteContents(TodoList list) {
    return finish(list.id())
        .map(rows -> deleted(list, rows.items(), rows.guests()))
        .onFailure(DomainException.class)
        .transform(ListService::unfinished);
  }

  /** All that comes after the beginning of a deletion; answers what was still there. */
  Uni<Counts> finish(String listId) {
    return Uni.combine()
        .all()
        .unis(store.deleteItems(listId), store.deleteGuests(listId))
        .asTuple()
        .call(() -> store.endDeletion(listId))
        .map(rows -> new Counts(rows.getItem1(), 0, rows.getItem2()));
  }

  private static DomainException unfinished(DomainException failure) {
    return switch (failure.code()) {
      case LIMIT_EXCEEDED -> DomainException.deletionOutOfTime(failure);
      case THROTTLED -> DomainException.deletionThrottled(failure);
      default -> failure;
    };
  }

  /** The counters also know the rows that an earlier attempt deleted. */
  private static DeletedList deleted(TodoList list, int items, int guests) {
    var held = list.counts().orElse(new Counts(items, 0, guests));
    return new DeletedList(list.id(), held.items(), held.guests());
  }

  private Uni<DeletedList> refuseDeletion(Caller caller, String id) {
    return lists(caller, Set.of(id))
        .map(
            found -> {
              throw found.containsKey(id)
                  ? DomainException.forbidden(ListRole.OWNER.name())
                  : DomainException.notFound("list");
            });
  }
}
