package org.guestlist.graphql;

import static org.guestlist.graphql.Arguments.version;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.guestlist.identity.CurrentCaller;
import org.guestlist.model.Caller;
import org.guestlist.model.Item;
import org.guestlist.model.ItemKey;
import org.guestlist.service.ItemService;

/** Items: their operations, and the edge that leads to their list. */
@GraphQLApi
public class ItemApi {
  private static final String OWNER_AND_EDITORS = "Owner and editors.";

  private final CurrentCaller caller;
  private final ItemService items;
  private final Neighbours neighbours;

  ItemApi(CurrentCaller caller, ItemService items, Neighbours neighbours) {
    this.caller = caller;
    this.items = items;
    this.neighbours = neighbours;
  }

  @Query
  @Description("Null where there is none, and likewise where the caller cannot see its list.")
  public Uni<ItemNode> item(@Id @NonNull String id) {
    return caller
        .get()
        .flatMap(who -> find(who, ItemIds.decode(id)))
        .map(found -> found.map(ItemNode::of).orElse(null));
  }

  private Uni<Optional<Item>> find(Caller who, Optional<ItemKey> key) {
    return key.map(known -> items.item(who, known))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
  }

  @Mutation
  @NonNull
  @Description("Owner and editors, like all that follow.")
  public Uni<ItemNode> createItem(@Id @NonNull String listId, @NonNull String description) {
    return caller.get().flatMap(who -> items.create(who, listId, description)).map(ItemNode::of);
  }

  @Mutation
  @NonNull
  @Description("One to fifty items, all of them or none, in the order given.")
  public Uni<List<@NonNull ItemNode>> createItems(
      @Id @NonNull String listId, @NonNull List<@NonNull String> descriptions) {
    return caller
        .get()
        .flatMap(who -> items.create(who, listId, descriptions))
        .map(created -> created.stream().map(ItemNode::of).toList());
  }

  @Mutation
  @NonNull
  @Description(OWNER_AND_EDITORS)
  public Uni<ItemNode> tickItem(@Id @NonNull String id, Integer expectedVersion) {
    return tick(id, true, expectedVersion);
  }

  @Mutation
  @NonNull
  @Description(OWNER_AND_EDITORS)
  public Uni<ItemNode> untickItem(@Id @NonNull String id, Integer expectedVersion) {
    return tick(id, false, expectedVersion);
  }

  private Uni<ItemNode> tick(String id, boolean done, Integer expectedVersion) {
    return caller
        .get()
        .flatMap(who -> items.tick(who, ItemIds.require(id), done, version(expectedVersion)))
        .map(ItemNode::of);
  }

  @Mutation
  @NonNull
  @Description(OWNER_AND_EDITORS)
  public Uni<ItemNode> renameItem(
      @Id @NonNull String id, @NonNull String description, Integer expectedVersion) {
    return caller
        .get()
        .flatMap(
            who -> items.rename(who, ItemIds.require(id), description, version(expectedVersion)))
        .map(ItemNode::of);
  }

  @Mutation
  @NonNull
  @Description("Owner and editors. The item as it was when it went.")
  public Uni<ItemNode> deleteItem(@Id @NonNull String id) {
    return caller.get().flatMap(who -> items.delete(who, ItemIds.require(id))).map(ItemNode::of);
  }

  @NonNull
  public Uni<List<@NonNull TodoListNode>> list(@Source List<ItemNode> nodes) {
    return neighbours.lists(nodes, ItemNode::listId, ItemNode::list);
  }
}
