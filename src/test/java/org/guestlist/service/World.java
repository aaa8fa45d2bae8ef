package org.guestlist.service;

import com.github.benmanes.caffeine.cache.Ticker;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.guestlist.model.Caller;
import org.guestlist.model.DomainException;
import org.guestlist.model.GuestAccess;
import org.guestlist.model.Item;
import org.guestlist.model.ItemKey;
import org.guestlist.model.ListRole;
import org.guestlist.model.Page;
import org.guestlist.model.User;
import org.guestlist.store.Store;
import org.guestlist.store.dynamodb.LocalStore;

/**
 * The services over one store, with some users, and what was created by them so far. It answers a
 * {@link Step} in words that have no ids and no instants in them, so that the same steps in another
 * world have to have the same answers. Not thread-safe.
 */
final class World {
  static final int USERS = 4;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String NOWHERE = "nowhere";
  private static final String NEVER = "2026-01-01T00:00:00.000000";

  private final UserService users;
  private final ListService lists;
  private final ItemService items;
  private final GuestService guests;
  private final List<User> people;
  private final List<String> created = new ArrayList<>();
  private final List<String> live = new ArrayList<>();
  private final Map<String, Integer> owners = new TreeMap<>();
  private final Map<String, List<ItemKey>> itemsOf = new TreeMap<>();

  /** What is said instead of an id, the longest ids first. */
  private final Map<String, String> names = new LinkedHashMap<>();

  /** Few rows in a list, so that the limits are met. */
  static class Narrow implements Limits {
    @Override
    public int first() {
      return 100;
    }

    @Override
    public int title() {
      return 20;
    }

    @Override
    public int description() {
      return 20;
    }

    @Override
    public int email() {
      return 254;
    }

    @Override
    public int items() {
      return 9;
    }

    @Override
    public int guests() {
      return 2;
    }

    @Override
    public int itemsAtOnce() {
      return 4;
    }
  }

  /**
   * A world that begins with some users and nothing else.
   *
   * @param people whose ids nobody else in the store has
   */
  World(Store store, List<User> people) {
    var limits = new Narrow();
    var input = new Input(limits);
    var rules = new ListAccessRules(store, new LocalStore.Patience());
    this.users = new UserService(store, input, new LookupLimit(0, Ticker.systemTicker()));
    this.lists = new ListService(store, rules, input);
    this.items = new ItemService(store, rules, input, limits);
    this.guests = new GuestService(store, users, rules, input, limits);
    this.people = people;
    for (int i = 0; i < people.size(); i++) {
      await(store.createUser(people.get(i)));
      names.put(people.get(i).id(), "user" + i);
    }
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(PATIENCE);
  }

  /** What a step is answered. */
  String answer(Step step) {
    return named(attempt(() -> perform(step)));
  }

  private static String attempt(Supplier<String> work) {
    try {
      return work.get();
    } catch (DomainException refusal) {
      return refusal.code() + " " + new TreeMap<>(refusal.details()) + " " + refusal.getMessage();
    }
  }

  private String perform(Step step) {
    return switch (step.operation()) {
      case CREATE_USER, USER, USER_BY_ADDRESS, READ_ADDRESS -> withUsers(step);
      case CREATE_LIST, RENAME_LIST, DELETE_LIST, LIST, LISTS -> withLists(step);
      case ADD_GUEST, ADD_GUEST_BY_ADDRESS, SET_ACCESS, REMOVE_GUEST, GUESTS -> withGuests(step);
      default -> withItems(step);
    };
  }

  // Who, what, where

  /** Mostly the one who created the list: others may do little with it. */
  private Caller caller(Step step) {
    var who = step.value() / 4 % 3 == 0 ? step.who() : owners.getOrDefault(list(step), step.who());
    return new Caller(people.get(who), who == 0);
  }

  private String userId(Step step) {
    return step.other() < USERS ? people.get(step.other()).id() : NOWHERE;
  }

  private String email(Step step) {
    return step.other() < USERS ? people.get(step.other()).email() : "new-" + people.get(0).email();
  }

  /** Mostly one that is there; else one of those that ever were, or one that never was. */
  private String list(Step step) {
    if (!live.isEmpty() && step.list() % 8 != 0) {
      return live.get(step.list() / 8 % live.size());
    }
    var number = step.list() % (created.size() + 1);
    return number < created.size() ? created.get(number) : NOWHERE;
  }

  private ItemKey item(Step step) {
    var list = list(step);
    var known = itemsOf.getOrDefault(list, List.of());
    var number = step.item() % (known.size() + 1);
    return number < known.size() ? known.get(number) : new ItemKey(list, NEVER);
  }

  private static String text(Step step) {
    return switch (step.value() % 16) {
      case 0 -> " ";
      case 1 -> "x".repeat(21);
      default -> "Text " + step.value() % 4;
    };
  }

  private static GuestAccess access(Step step) {
    return step.value() % 3 == 0 ? GuestAccess.VIEWER : GuestAccess.EDITOR;
  }

  /** None, the one that it has, or one that it never had. */
  private static OptionalInt version(Step step, Supplier<Optional<Integer>> present) {
    return switch (step.value() / 16 % 4) {
      case 0 -> OptionalInt.of(present.get().orElse(0));
      case 1 -> OptionalInt.of(99);
      default -> OptionalInt.empty();
    };
  }

  // Users

  private String withUsers(Step step) {
    return switch (step.operation()) {
      case CREATE_USER -> said(users.create(caller(step), email(step).toUpperCase(Locale.ROOT)));
      case USER -> said(users.user(userId(step)));
      case USER_BY_ADDRESS -> said(users.userByEmail(caller(step), email(step)));
      default -> said(users.mayReadEmail(caller(step), new User(userId(step), email(step))));
    };
  }

  private static String said(Uni<?> uni) {
    return String.valueOf(await(uni));
  }

  // Lists

  private String withLists(Step step) {
    var caller = caller(step);
    return switch (step.operation()) {
      case CREATE_LIST -> createList(step);
      case RENAME_LIST ->
          said(
              lists.rename(
                  caller,
                  list(step),
                  text(step),
                  version(
                      step,
                      () -> await(lists.list(caller, list(step))).map(a -> a.list().version()))));
      case DELETE_LIST -> deleteList(caller, list(step));
      case LIST -> said(lists.list(caller, list(step)));
      default -> walkLists(step);
    };
  }

  private String createList(Step step) {
    var owner = new Caller(people.get(step.who()), false);
    var list = await(lists.create(owner, text(step)));
    owners.put(list.list().id(), step.who());
    names.put(list.list().id(), "list" + created.size());
    created.add(list.list().id());
    live.add(list.list().id());
    return list.toString();
  }

  private String deleteList(Caller caller, String list) {
    var deleted = said(lists.delete(caller, list));
    live.remove(list);
    return deleted;
  }

  private String walkLists(Step step) {
    Optional<ListRole> role =
        step.item() % 4 == 3
            ? Optional.empty()
            : Optional.of(List.of(ListRole.values()).get(step.item() % 4));
    var user = step.other() == USERS ? userId(step) : caller(step).id();
    return walk(
        step, true, (first, after) -> lists.listsOf(caller(step), user, role, first, after));
  }

  /**
   * All pages: how many rows each has, and the rows.
   *
   * @param sorted where their order goes by ids of which some are others in each world
   */
  private <T> String walk(
      Step step, boolean sorted, BiFunction<Integer, Optional<String>, Uni<Page<T>>> pages) {
    var first = 1 + step.value() % 3;
    var sizes = new ArrayList<Integer>();
    var rows = new ArrayList<String>();
    Optional<String> after = Optional.empty();
    do {
      var page = await(pages.apply(first, after));
      sizes.add(page.rows().size());
      page.rows().forEach(row -> rows.add(named(String.valueOf(row.value()))));
      after = page.hasNext() ? page.end() : Optional.empty();
    } while (after.isPresent());
    if (sorted) {
      Collections.sort(rows);
    }
    return sizes + " " + rows;
  }

  // Guests

  private String withGuests(Step step) {
    var caller = caller(step);
    return switch (step.operation()) {
      case ADD_GUEST ->
          said(
              guests.add(
                  caller, list(step), Optional.of(userId(step)), Optional.empty(), access(step)));
      case ADD_GUEST_BY_ADDRESS ->
          said(
              guests.add(
                  caller, list(step), Optional.empty(), Optional.of(email(step)), access(step)));
      case SET_ACCESS -> said(guests.setAccess(caller, list(step), userId(step), access(step)));
      case REMOVE_GUEST -> said(guests.remove(caller, list(step), userId(step)));
      default ->
          await(lists.list(caller, list(step)))
              .map(
                  access -> walk(step, true, (first, after) -> guests.guests(access, first, after)))
              .orElse("no list");
    };
  }

  // Items

  private String withItems(Step step) {
    var caller = caller(step);
    return switch (step.operation()) {
      case CREATE_ITEM -> createItems(step, List.of(text(step)));
      case CREATE_ITEMS ->
          createItems(
              step, IntStream.range(0, step.value() % 6).mapToObj(i -> text(step) + i).toList());
      case TICK_ITEM -> said(items.tick(caller, item(step), true, version(step)));
      case UNTICK_ITEM -> said(items.tick(caller, item(step), false, version(step)));
      case RENAME_ITEM -> said(items.rename(caller, item(step), text(step), version(step)));
      case DELETE_ITEM -> said(items.delete(caller, item(step)));
      case ITEM -> said(items.item(caller, item(step)));
      default ->
          await(lists.list(caller, list(step)))
              .map(
                  access ->
                      walk(
                          step,
                          false,
                          (first, after) -> items.items(access, done(step), first, after)))
              .orElse("no list");
    };
  }

  private OptionalInt version(Step step) {
    return version(step, () -> await(items.item(caller(step), item(step))).map(Item::version));
  }

  private static Optional<Boolean> done(Step step) {
    return switch (step.item() % 3) {
      case 0 -> Optional.of(true);
      case 1 -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private String createItems(Step step, List<String> texts) {
    var list = list(step);
    var written = await(items.create(caller(step), list, texts));
    var known = itemsOf.computeIfAbsent(list, l -> new ArrayList<>());
    for (var item : written) {
      names.put(item.key().datetime(), "item" + known.size());
      known.add(item.key());
    }
    return written.toString();
  }

  // Words

  private String named(String text) {
    var named = text;
    for (var name : names.entrySet()) {
      named = named.replace(name.getKey(), name.getValue());
    }
    return named
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID")
        .replaceAll("20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z?", "TIME");
  }

  /** Everything that everybody sees in the end. */
  List<String> everything() {
    var seen = new ArrayList<String>();
    for (int who = 0; who < USERS; who++) {
      seen.add(answer(new Step(Step.Operation.LISTS, who, 0, 3, 0, 2)));
      for (int list = 0; list < live.size(); list++) {
        seen.add(answer(new Step(Step.Operation.GUESTS, who, 8 * list + 1, 0, 0, 2)));
        seen.add(answer(new Step(Step.Operation.ITEMS, who, 8 * list + 1, 2, 0, 2)));
      }
    }
    return seen;
  }
}
