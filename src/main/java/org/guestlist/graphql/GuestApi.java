package org.guestlist.graphql;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.guestlist.identity.CurrentCaller;
import org.guestlist.model.ListRole;
import org.guestlist.service.GuestService;

/** Guests: their operations, and the edges to the user and the list. */
@GraphQLApi
public class GuestApi {
  private final CurrentCaller caller;
  private final GuestService guests;
  private final Neighbours neighbours;

  GuestApi(CurrentCaller caller, GuestService guests, Neighbours neighbours) {
    this.caller = caller;
    this.guests = guests;
    this.neighbours = neighbours;
  }

  @Mutation
  @NonNull
  @Description(
      "Owner only. Exactly one of userId and email, and not the owner: else BAD_USER_INPUT."
          + " RATE_LIMITED after too many.")
  public Uni<GuestNode> addGuest(
      @Id @NonNull String listId,
      @Id String userId,
      String email,
      @NonNull @DefaultValue("EDITOR") AccessValue access) {
    return caller
        .get()
        .flatMap(
            who ->
                guests.add(
                    who,
                    listId,
                    Optional.ofNullable(userId),
                    Optional.ofNullable(email),
                    access.access()))
        .map(GuestNode::of);
  }

  // Named, because the extension takes the word set off a name.
  @Mutation("setGuestAccess")
  @NonNull
  @Description("Owner only.")
  public Uni<GuestNode> setGuestAccess(
      @Id @NonNull String listId, @Id @NonNull String userId, @NonNull AccessValue access) {
    return caller
        .get()
        .flatMap(who -> guests.setAccess(who, listId, userId, access.access()))
        .map(GuestNode::of);
  }

  @Mutation
  @NonNull
  @Description(
      "The owner removes any guest; a guest removes only itself, which is how one leaves a list."
          + " The membership as it was, and the list as the caller saw it before.")
  public Uni<GuestNode> removeGuest(@Id @NonNull String listId, @Id @NonNull String userId) {
    return caller.get().flatMap(who -> guests.remove(who, listId, userId)).map(GuestApi::removed);
  }

  /** One who left a list can no longer read it; the answer shows it as it was before. */
  private static GuestNode removed(GuestService.Membership before) {
    return before.access().role() == ListRole.OWNER
        ? GuestNode.of(before.guest())
        : GuestNode.in(before.guest(), TodoListNode.left(before.access()));
  }

  @NonNull
  public Uni<List<@NonNull UserNode>> user(@Source List<GuestNode> nodes) {
    return neighbours.users(nodes, GuestNode::userId, GuestNode::user);
  }

  @NonNull
  public Uni<List<@NonNull TodoListNode>> list(@Source List<GuestNode> nodes) {
    return neighbours.lists(nodes, GuestNode::listId, GuestNode::list);
  }
}
