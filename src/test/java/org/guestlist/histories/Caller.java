package org.guestlist.histories;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.guestlist.histories.Event.Kind;
import org.guestlist.store.Callers;
import org.guestlist.testing.Answer;
import org.guestlist.testing.Instance;
import org.guestlist.testing.Operations;

/** One of those who work on the same lists, by chance, and write down what they are told. */
final class Caller {
  /** A page holds 100. */
  private static final int ITEMS = 60;

  private static final String PAGE =
      """
      query($id: ID!) {
        list(id: $id) {
          id title version
          items(first: 100) { nodes { id description done version } pageInfo { hasNextPage } }
          guests(first: 100) { nodes { user { id } } pageInfo { hasNextPage } }
        }
      }""";

  private static final String ITEM =
      "query($id: ID!) { item(id: $id) { id description done version } }";

  private final int number;
  private final Random random;
  private final Party party;
  private final Instance instance;
  private final Operations owner;
  private final Operations self;
  private int words;

  /** Half of the callers are the owner, half are an editor; each half uses all instances. */
  Caller(int number, long seed, Party party) {
    this.number = number;
    this.random = new Random(seed * 1_000 + number);
    this.party = party;
    this.instance = party.instance(number / 2);
    this.owner = instance.as(Party.OWNER);
    this.self = instance.as(email());
  }

  private String email() {
    return number % 2 == 0 ? Party.OWNER : Party.EDITOR;
  }

  /** A word that nobody else uses. */
  private String word() {
    words++;
    return "c" + number + "w" + words;
  }

  /** Whether it may be a word of one of the callers. */
  static boolean isWord(String text) {
    return text.matches("c\\d+w\\d+");
  }

  private Told ask(Supplier<Answer> request) {
    var start = System.nanoTime();
    var answer = request.get();
    var told = new Told(answer, new Span(number, start, System.nanoTime()));
    party.count(told);
    return told;
  }

  private void note(Event event) {
    party.history().add(event);
  }

  private void noteNothing(Thing thing, Told told) {
    note(Event.look(thing, told.span(), Optional.empty()));
  }

  /** Does one thing. */
  void step() {
    var slot = random.nextInt(party.lists());
    var list = party.list(slot);
    var dice = random.nextInt(200);
    if (dice < 3) {
      replace(slot, list);
      return;
    }
    work(list, dice);
  }

  private void work(BusyList list, int dice) {
    if (dice < 40 && list.items().size() < ITEMS) {
      createItem(list);
    } else if (dice < 120) {
      list.anyItem(random)
          .ifPresentOrElse(item -> onItem(list, item, dice), () -> createItem(list));
    } else if (dice < 150) {
      onGuest(list, party.anyGuest(random));
    } else if (dice < 166) {
      renameList(list);
    } else {
      look(list);
    }
  }

  private void onItem(BusyList list, Map.Entry<String, State> item, int dice) {
    var state = item.getValue();
    var text = ItemText.of(state);
    if (dice < 56) {
      deleteItem(list, item.getKey(), state);
    } else if (dice < 84) {
      var renamed = text.renamed(word());
      change(
          list,
          item.getKey(),
          state,
          renamed,
          "renameItem",
          () -> self.renameItem(state.id(), renamed.description(), state.version()));
    } else if (dice < 112) {
      tick(
          list,
          item.getKey(),
          state,
          text.ticked(random.nextInt(8) == 0 ? text.done() : !text.done()));
    } else {
      lookAtItem(list, item.getKey(), state);
    }
  }

  private void tick(BusyList list, String item, State state, ItemText ticked) {
    if (ticked.done()) {
      change(
          list, item, state, ticked, "tickItem", () -> self.tickItem(state.id(), state.version()));
      return;
    }
    change(
        list,
        item,
        state,
        ticked,
        "untickItem",
        () -> self.untickItem(state.id(), state.version()));
  }

  // Items

  private void createItem(BusyList list) {
    var item = word();
    var thing = list.item(item);
    var told = ask(() -> self.createItem(list.id(), item));
    if (told.isConfirmed()) {
      var state = item(told.answer().data("createItem"));
      list.know(item, state);
      note(Event.created(thing, told.span(), state));
      return;
    }
    var asked = new ItemText(false, item).value();
    note(Event.unconfirmed(Kind.CREATION, thing, told.span(), told.outcome(), 0, asked));
    noteIfGone(list.thing(), told);
  }

  private void change(
      BusyList list,
      String item,
      State base,
      ItemText asked,
      String field,
      Supplier<Answer> request) {
    var thing = list.item(item);
    var told = ask(request);
    if (told.isConfirmed()) {
      var state = item(told.answer().data(field));
      list.know(item, state);
      note(Event.changed(thing, told.span(), base.version(), asked.value(), state));
      return;
    }
    if (told.code().equals("VERSION_CONFLICT")) {
      var current = item(told.answer().extension("current"));
      list.know(item, current);
      note(Event.conflict(thing, told.span(), base.version(), asked.value(), current));
      return;
    }
    note(
        Event.unconfirmed(
            Kind.CHANGE, thing, told.span(), told.outcome(), base.version(), asked.value()));
    noteIfItemGone(list, item, told);
  }

  private void deleteItem(BusyList list, String item, State known) {
    var thing = list.item(item);
    var told = ask(() -> self.deleteItem(known.id()));
    if (told.isConfirmed()) {
      list.forget(item);
      note(Event.deleted(thing, told.span(), Optional.of(item(told.answer().data("deleteItem")))));
      return;
    }
    note(Event.unconfirmed(Kind.DELETION, thing, told.span(), told.outcome(), 0, ""));
    noteIfItemGone(list, item, told);
  }

  private void lookAtItem(BusyList list, String item, State known) {
    var told = ask(() -> instance.run(email(), ITEM, "id", known.id()));
    if (!told.isConfirmed()) {
      return;
    }
    Map<String, Object> shown = told.answer().data("item");
    var state = Optional.ofNullable(shown).map(Caller::item);
    note(Event.look(list.item(item), told.span(), state));
    state.ifPresentOrElse(seen -> list.know(item, seen), () -> list.forget(item));
  }

  private void noteIfItemGone(BusyList list, String item, Told told) {
    if (told.code().equals("NOT_FOUND")) {
      list.forget(item);
      noteNothing(list.item(item), told);
    }
    if (told.code().equals("LIST_UNDER_DELETION")) {
      noteNothing(list.thing(), told);
    }
  }

  private static State item(Map<String, Object> shown) {
    var text = new ItemText((Boolean) shown.get("done"), (String) shown.get("description"));
    return new State((String) shown.get("id"), (Integer) shown.get("version"), text.value());
  }

  // Guests

  private void onGuest(BusyList list, String user) {
    if (random.nextBoolean()) {
      addGuest(list, user);
      return;
    }
    var thing = Thing.guest(list.name(), user);
    var told = ask(() -> owner.removeGuest(list.id(), user));
    if (told.isConfirmed()) {
      note(Event.deleted(thing, told.span(), Optional.empty()));
      return;
    }
    note(Event.unconfirmed(Kind.DELETION, thing, told.span(), told.outcome(), 0, ""));
    if (told.code().equals("NOT_FOUND")) {
      noteNothing(thing, told);
    }
    if (told.code().equals("LIST_UNDER_DELETION")) {
      noteNothing(list.thing(), told);
    }
  }

  private Told addGuest(BusyList list, String user) {
    var thing = Thing.guest(list.name(), user);
    var told = ask(() -> owner.addGuestById(list.id(), user, "EDITOR"));
    if (told.isConfirmed()) {
      note(Event.created(thing, told.span(), History.guest(user)));
      return told;
    }
    note(Event.unconfirmed(Kind.CREATION, thing, told.span(), told.outcome(), 0, ""));
    noteIfGone(list.thing(), told);
    if (told.code().equals("ALREADY_EXISTS")) {
      note(Event.look(thing, told.span(), Optional.of(History.guest(user))));
    }
    return told;
  }

  // Lists

  private void renameList(BusyList list) {
    var known = list.state().get();
    var title = list.name() + " " + word();
    var told = ask(() -> self.renameList(list.id(), title, known.version()));
    if (told.isConfirmed()) {
      var state = list(told.answer().data("renameList"));
      list.state().set(state);
      note(Event.changed(list.thing(), told.span(), known.version(), title, state));
      return;
    }
    if (told.code().equals("VERSION_CONFLICT")) {
      var current = list(told.answer().extension("current"));
      list.state().set(current);
      note(Event.conflict(list.thing(), told.span(), known.version(), title, current));
      return;
    }
    note(
        Event.unconfirmed(
            Kind.CHANGE, list.thing(), told.span(), told.outcome(), known.version(), title));
    noteIfGone(list.thing(), told);
  }

  /** Reads all that a list holds. */
  void look(BusyList list) {
    var told = ask(() -> instance.run(email(), PAGE, "id", list.id()));
    if (!told.isConfirmed()) {
      return;
    }
    Map<String, Object> shown = told.answer().data("list");
    if (shown == null) {
      noteNothing(list.thing(), told);
      return;
    }
    list.state().set(list(shown));
    note(Event.look(list.thing(), told.span(), Optional.of(list(shown))));
    party.history().add(page(list, told));
  }

  private static PageOfList page(BusyList list, Told told) {
    var more =
        List.<Boolean>of(
            told.answer().data("list.items.pageInfo.hasNextPage"),
            told.answer().data("list.guests.pageInfo.hasNextPage"));
    if (more.contains(true)) {
      throw new AssertionError("A page does not hold all of the list " + list.name());
    }
    var items = new HashMap<String, State>();
    List<Map<String, Object>> nodes = told.answer().data("list.items.nodes");
    for (var node : nodes) {
      var state = item(node);
      var name = ItemText.name((String) node.get("description"));
      var twice = items.put(name, state);
      if (twice != null) {
        throw new AssertionError("An item is there twice: " + twice + ", " + state);
      }
      list.know(name, state);
    }
    List<String> guests = told.answer().data("list.guests.nodes.user.id");
    return new PageOfList(list.name(), told.span(), items, new HashSet<>(guests));
  }

  private static State list(Map<String, Object> shown) {
    return new State(
        (String) shown.get("id"), (Integer) shown.get("version"), (String) shown.get("title"));
  }

  private void noteIfGone(Thing thing, Told told) {
    if (told.code().equals("NOT_FOUND") || told.code().equals("LIST_UNDER_DELETION")) {
      noteNothing(thing, told);
    }
  }

  private void replace(int slot, BusyList list) {
    Callers.until(() -> Optional.of(list).filter(this::delete));
    party.replace(slot, list, newList());
  }

  /** Whether it is gone now. */
  private boolean delete(BusyList list) {
    var told = ask(() -> owner.deleteList(list.id()));
    if (told.isConfirmed()) {
      note(Event.deleted(list.thing(), told.span(), Optional.empty()));
      return true;
    }
    note(Event.unconfirmed(Kind.DELETION, list.thing(), told.span(), told.outcome(), 0, ""));
    noteIfGone(list.thing(), told);
    return told.code().equals("NOT_FOUND");
  }

  /** A list of which the editor is a guest. */
  BusyList newList() {
    var list = Callers.until(this::createList);
    Callers.until(
        () ->
            Optional.of(addGuest(list, party.editor()))
                .filter(told -> told.isConfirmed() || told.code().equals("ALREADY_EXISTS")));
    return list;
  }

  private Optional<BusyList> createList() {
    var title = word();
    var told = ask(() -> owner.createList(title));
    if (!told.isConfirmed()) {
      note(
          Event.unconfirmed(
              Kind.CREATION, Thing.list(title), told.span(), told.outcome(), 0, title));
      return Optional.empty();
    }
    var state = list(told.answer().data("createList"));
    note(Event.created(Thing.list(title), told.span(), state));
    return Optional.of(BusyList.of(state));
  }
}
