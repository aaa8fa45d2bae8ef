package org.guestlist.seed.verify;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.guestlist.seed.graphql.GraphQl;

/**
 * Changes a list through the service, over and over: items come and go, are ticked, a guest comes
 * and goes, and so does another list with items in it. Has to be closed.
 */
final class BusyCaller implements AutoCloseable {
  static final String CREATE_LIST = "mutation { createList(title: \"Busy\") { id } }";

  private static final String ADD =
      "mutation($list: ID!) { createItem(listId: $list, description: \"x\") { id } }";
  private static final String ADD_THREE =
      "mutation($list: ID!) { createItems(listId: $list, descriptions: [\"a\", \"b\", \"c\"]) { id } }";
  private static final String TICK = "mutation($id: ID!) { tickItem(id: $id) { id } }";
  private static final String DELETE = "mutation($id: ID!) { deleteItem(id: $id) { id } }";
  private static final String INVITE =
      "mutation($list: ID!, $email: String!) { addGuest(listId: $list, email: $email) { user { id } } }";
  private static final String DISMISS =
      "mutation($list: ID!, $user: ID!) { removeGuest(listId: $list, userId: $user) { addedAt } }";
  private static final String DELETE_LIST = "mutation($list: ID!) { deleteList(id: $list) { id } }";

  private final GraphQl service;
  private final String guest;
  private final String list;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicInteger rounds = new AtomicInteger();
  private final CompletableFuture<Void> work;

  BusyCaller(URI url, int number, String list) {
    this.service = GraphQl.at(url, Optional.of(email(number)));
    this.guest = email(number == 0 ? 1 : 0);
    this.list = list;
    // A thread of its own: the common pool may have only one for all of them
    this.work = CompletableFuture.runAsync(this::work, task -> new Thread(task, "busy").start());
  }

  static String email(int number) {
    return "caller" + number + "@example.com";
  }

  int rounds() {
    return rounds.get();
  }

  private void work() {
    while (!stopped.get()) {
      var item = service.run(ADD, Map.of("list", list)).path("createItem").path("id").asText();
      service.run(TICK, Map.of("id", item));
      var added = service.run(INVITE, Map.of("list", list, "email", guest));
      var user = added.path("addGuest").path("user").path("id").asText();
      if (rounds.incrementAndGet() % 3 != 0) {
        service.run(DELETE, Map.of("id", item));
      }
      service.run(DISMISS, Map.of("list", list, "user", user));
      comeAndGo();
    }
  }

  private void comeAndGo() {
    var other = service.run(CREATE_LIST, Map.of()).path("createList").path("id").asText();
    service.run(ADD_THREE, Map.of("list", other));
    service.run(DELETE_LIST, Map.of("list", other));
  }

  /** Lets it finish, and fails if it failed. */
  @Override
  public void close() {
    stopped.set(true);
    work.join();
  }
}
