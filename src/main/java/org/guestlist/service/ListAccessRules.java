package org.guestlist.service;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.guestlist.model.Caller;
import org.guestlist.model.Counts;
import org.guestlist.model.DomainException;
import org.guestlist.model.ListAccess;
import org.guestlist.model.ListRole;
import org.guestlist.model.TodoList;
import org.guestlist.store.Backoff;
import org.guestlist.store.Retries;
import org.guestlist.store.Store;

/** What every change of a list, its items and its guests has to ask before it writes. */
@ApplicationScoped
class ListAccessRules {
  private final Store store;
  private final Backoff backoff;

  ListAccessRules(Store store, Retries retries) {
    this.store = store;
    this.backoff = retries.backoff();
  }

  Backoff backoff() {
    return backoff;
  }

  /**
   * Reads what the caller may do in a list, then writes, until nobody came between.
   *
   * @param write empty where something that was read is no longer so
   */
  <T> Uni<T> change(Caller caller, String listId, Function<ListAccess, Uni<Optional<T>>> write) {
    return backoff.untilPresent(() -> changeable(caller, listId).flatMap(write::apply));
  }

  /** A list that takes changes, as the caller sees it; else NOT_FOUND or LIST_UNDER_DELETION. */
  Uni<ListAccess> changeable(Caller caller, String listId) {
    return store
        .lists(caller.id(), Set.of(listId))
        .map(found -> changeable(Optional.ofNullable(found.get(listId)), "list"));
  }

  /**
   * The access that was found, if the list takes changes.
   *
   * @param what the thing that was asked for, for the message
   */
  static ListAccess changeable(Optional<ListAccess> found, String what) {
    var access = found.orElseThrow(() -> DomainException.notFound(what));
    if (access.list().underDeletion()) {
      throw DomainException.listUnderDeletion();
    }
    return access;
  }

  static void requireEditor(ListAccess access) {
    if (!access.role().mayEdit()) {
      throw DomainException.forbidden(ListRole.EDITOR.name());
    }
  }

  static void requireOwner(ListAccess access) {
    if (access.role() != ListRole.OWNER) {
      throw DomainException.forbidden(ListRole.OWNER.name());
    }
  }

  /** What has to be counted before a write that moves a counter: empty if the list keeps them. */
  Uni<Optional<Counts>> counted(TodoList list) {
    return list.counts().isPresent()
        ? Uni.createFrom().item(Optional.empty())
        : store.count(list.id()).map(Optional::of);
  }
}
