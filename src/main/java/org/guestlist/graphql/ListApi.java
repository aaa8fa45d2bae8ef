package org.guestlist.graphql;

import static org.guestlist.graphql.Arguments.version;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.guestlist.identity.CurrentCaller;
import org.guestlist.model.Counts;
import org.guestlist.service.GuestService;
import org.guestlist.service.ItemService;
import org.guestlist.service.ListService;

/** Lists: their operations, and the edges that lead away from them. */
@GraphQLApi
public class ListApi {
  private final CurrentCaller caller;
  private final ListService lists;
  private final ItemService items;
  private final GuestService guests;
  private final Neighbours neighbours;

  ListApi(
      CurrentCaller caller,
      ListService lists,
      ItemService items,
      GuestService guests,
      Neighbours neighbours) {
    this.caller = caller;
    this.lists = lists;
    this.items = items;
    this.guests = guests;
    this.neighbours = neighbours;
  }

  @Query
  @Description(
      "Null where there is none, and likewise where the caller is neither owner nor guest.")
  public Uni<TodoListNode> list(@Id @NonNull String id) {
    return caller
        .get()
        .flatMap(who -> lists.list(who, id))
        .map(found -> found.map(TodoListNode::new).orElse(null));
  }

  @Mutation
  @NonNull
  public Uni<TodoListNode> createList(@NonNull String title) {
    return caller.get().flatMap(who -> lists.create(who, title)).map(TodoListNode::new);
  }

  @Mutation
  @NonNull
  @Description("Owner and editors.")
  public Uni<TodoListNode> renameList(
      @Id @NonNull String id, @NonNull String title, Integer expectedVersion) {
    return caller
        .get()
        .flatMap(who -> lists.rename(who, id, title, version(expectedVersion)))
        .map(TodoListNode::new);
  }

  @Mutation
  @NonNull
  @Description("Owner only. Takes every item and every guest with it, whatever their number.")
  public Uni<DeletedListValue> deleteList(@Id @NonNull String id) {
    return caller.get().flatMap(who -> lists.delete(who, id)).map(DeletedListValue::of);
  }

  @NonNull
  public Uni<List<@NonNull UserNode>> owner(@Source List<TodoListNode> nodes) {
    return neighbours.users(nodes, TodoListNode::ownerId, TodoListNode::user);
  }

  @NonNull
  public Uni<Integer> itemCount(@Source TodoListNode list) {
    return list.counts(lists::counts).map(Counts::items);
  }

  @NonNull
  @Description("How many of the items are done.")
  public Uni<Integer> doneCount(@Source TodoListNode list) {
    return list.counts(lists::counts).map(Counts::done);
  }

  @NonNull
  public Uni<Integer> guestCount(@Source TodoListNode list) {
    return list.counts(lists::counts).map(Counts::guests);
  }

  @NonNull
  @Description("Oldest first. `done` keeps only the done, or only the pending.")
  public Uni<ItemConnection> items(
      @Source TodoListNode list, @DefaultValue("50") int first, String after, Boolean done) {
    var cursors = new Cursors("TodoList.items", list.getId());
    return items
        .items(list.readable(), Optional.ofNullable(done), first, cursors.decode(after))
        .map(
            page ->
                ItemConnection.of(page, after != null, cursors, item -> ItemNode.in(item, list)));
  }

  @NonNull
  public Uni<GuestConnection> guests(
      @Source TodoListNode list, @DefaultValue("50") int first, String after) {
    var cursors = new Cursors("TodoList.guests", list.getId());
    return guests
        .guests(list.readable(), first, cursors.decode(after))
        .map(
            page ->
                GuestConnection.of(
                    page, after != null, cursors, guest -> GuestNode.in(guest, list)));
  }
}
