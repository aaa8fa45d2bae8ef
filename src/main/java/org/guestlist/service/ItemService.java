package org.guestlist.service;

import static org.guestlist.service.ListAccessRules.changeable;
import static org.guestlist.service.ListAccessRules.requireEditor;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.guestlist.model.Caller;
import org.guestlist.model.Counts;
import org.guestlist.model.DomainException;
import org.guestlist.model.Item;
import org.guestlist.model.ItemAccess;
import org.guestlist.model.ItemKey;
import org.guestlist.model.ItemTime;
import org.guestlist.model.ListAccess;
import org.guestlist.model.Page;
import org.guestlist.store.Permit;
import org.guestlist.store.Store;

/** What may be done with items: everyone who sees the list reads, owner and editors change. */
@ApplicationScoped
public class ItemService {
  /** The distance between the {@code order} of two items. */
  private static final int ORDER_STEP = 10;

  private final Store store;
  private final ListAccessRules rules;
  private final Input input;
  private final Limits limits;
  private final MicrosecondClock clock = new MicrosecondClock();

  ItemService(Store store, ListAccessRules rules, Input input, Limits limits) {
    this.store = store;
    this.rules = rules;
    this.input = input;
    this.limits = limits;
  }

  /** The item, if the caller may see its list. */
  public Uni<Optional<Item>> item(Caller caller, ItemKey key) {
    return store
        .item(caller.id(), key)
        .map(found -> found.filter(a -> !a.access().list().underDeletion()))
        .map(found -> found.flatMap(ItemAccess::item));
  }

  /** The items of a list that the caller was seen to see. */
  public Uni<Page<Item>> items(
      ListAccess access, Optional<Boolean> done, int first, Optional<String> after) {
    return store.items(access.list().id(), done, input.first(first), after);
  }

  /** Adds items, all or none, in their order. */
  public Uni<List<Item>> create(Caller caller, String listId, List<String> descriptions) {
    var known = input.id("listId", "list", listId);
    var texts = input.descriptions(descriptions);
    return rules.change(caller, known, access -> create(caller, access, texts));
  }

  /** Adds one item. */
  public Uni<Item> create(Caller caller, String listId, String description) {
    return create(caller, listId, List.of(input.description(description)))
        .map(items -> items.get(0));
  }

  private Uni<Optional<List<Item>>> create(Caller caller, ListAccess access, List<String> texts) {
    requireEditor(access);
    return rules
        .counted(access.list())
        .flatMap(
            counted -> {
              var present = counted.or(access.list()::counts).map(Counts::items).orElse(0);
              requireRoom(present, texts.size());
              var items = items(access.list().id(), present, texts);
              return store.createItems(
                  Permit.of(caller.id(), access), counted, items, limits.items());
            });
  }

  private void requireRoom(int present, int added) {
    if (present + added > limits.items()) {
      throw DomainException.limitExceeded("items in one list", limits.items(), present + added);
    }
  }

  private List<Item> items(String listId, int present, List<String> texts) {
    var instants = clock.next(texts.size());
    return IntStream.range(0, texts.size())
        .mapToObj(
            i ->
                new Item(
                    new ItemKey(listId, ItemTime.format(instants.get(i))),
                    texts.get(i),
                    false,
                    ORDER_STEP * (present + i + 1),
                    1))
        .toList();
  }

  /** Marks an item as done or pending; what it is already changes nothing. */
  public Uni<Item> tick(Caller caller, ItemKey key, boolean done, OptionalInt expectedVersion) {
    return update(
        caller, key, expectedVersion, item -> item.done() == done ? item : item.ticked(done));
  }

  /** Gives an item another description; the one it has already changes nothing. */
  public Uni<Item> rename(
      Caller caller, ItemKey key, String description, OptionalInt expectedVersion) {
    var text = input.description(description);
    return update(
        caller,
        key,
        expectedVersion,
        item -> item.description().equals(text) ? item : item.renamed(text));
  }

  private Uni<Item> update(
      Caller caller, ItemKey key, OptionalInt expectedVersion, UnaryOperator<Item> edit) {
    return change(
        caller,
        key,
        (access, before) -> {
          if (expectedVersion.isPresent() && expectedVersion.getAsInt() != before.version()) {
            throw DomainException.versionConflict(before);
          }
          return update(Permit.of(caller.id(), access), access, before, edit.apply(before));
        });
  }

  private Uni<Optional<Item>> update(Permit permit, ListAccess access, Item before, Item after) {
    if (after.equals(before)) {
      return Uni.createFrom().item(Optional.of(before));
    }
    var counted =
        after.done() == before.done()
            ? Uni.createFrom().item(Optional.<Counts>empty())
            : rules.counted(access.list());
    return counted
        .flatMap(c -> store.updateItem(permit, c, before, after))
        .map(written -> Optional.of(after).filter(item -> written));
  }

  /** Deletes an item, whatever its version, and answers what it was. */
  public Uni<Item> delete(Caller caller, ItemKey key) {
    return change(
        caller,
        key,
        (access, item) ->
            rules
                .counted(access.list())
                .flatMap(c -> store.deleteItem(Permit.of(caller.id(), access), c, item))
                .map(written -> Optional.of(item).filter(i -> written)));
  }

  /** Reads the item and what the caller may do, then writes, until nobody came between. */
  private Uni<Item> change(
      Caller caller, ItemKey key, BiFunction<ListAccess, Item, Uni<Optional<Item>>> write) {
    return rules
        .backoff()
        .untilPresent(
            () ->
                store
                    .item(caller.id(), key)
                    .flatMap(
                        found -> {
                          var access = changeable(found.map(ItemAccess::access), "item");
                          var item =
                              found
                                  .flatMap(ItemAccess::item)
                                  .orElseThrow(() -> DomainException.notFound("item"));
                          requireEditor(access);
                          return write.apply(access, item);
                        }));
  }
}
