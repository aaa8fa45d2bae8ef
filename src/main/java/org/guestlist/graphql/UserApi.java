package org.guestlist.graphql;

import io.smallrye.mutiny.Uni;
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
import org.guestlist.model.Caller;
import org.guestlist.service.ListService;
import org.guestlist.service.UserService;

/** Users: their operations, and the edges that lead away from them. */
@GraphQLApi
public class UserApi {
  private final CurrentCaller caller;
  private final UserService users;
  private final ListService lists;

  UserApi(CurrentCaller caller, UserService users, ListService lists) {
    this.caller = caller;
    this.users = users;
    this.lists = lists;
  }

  @Query
  @NonNull
  @Description("The caller.")
  public Uni<UserNode> me() {
    return caller.get().map(who -> UserNode.of(who.user()));
  }

  @Query
  @Description("By id. Null where there is none.")
  public Uni<UserNode> user(@Id @NonNull String id) {
    return caller
        .get()
        .flatMap(who -> users.user(id))
        .map(found -> found.map(UserNode::of).orElse(null));
  }

  @Query
  @Description(
      "By e-mail address, letter case ignored. Null where there is none, and likewise where the"
          + " caller is neither the user nor an administrator. RATE_LIMITED after too many.")
  public Uni<UserNode> userByEmail(@NonNull String email) {
    return caller
        .get()
        .flatMap(who -> users.userByEmail(who, email))
        .map(found -> found.map(UserNode::of).orElse(null));
  }

  @Query
  @NonNull
  @Description("All users. Administrators only.")
  public Uni<UserConnection> users(@DefaultValue("5") int first, String after) {
    var cursors = new Cursors("Query.users", "");
    return caller
        .get()
        .flatMap(who -> users.users(who, first, cursors.decode(after)))
        .map(page -> UserConnection.of(page, after != null, cursors, UserNode::of));
  }

  @Mutation
  @NonNull
  @Description(
      "Administrators only. ALREADY_EXISTS where the address is taken, also under concurrent"
          + " calls.")
  public Uni<UserNode> createUser(@NonNull String email) {
    return caller.get().flatMap(who -> users.create(who, email)).map(UserNode::of);
  }

  @Description(
      "Seen by the user, by administrators, and by people who share a list with the user; null for"
          + " anyone else. A guest who was added by id takes part in a list from the first change"
          + " on.")
  public Uni<String> email(@Source UserNode user) {
    var email = user.user().email();
    if (user.address() == UserNode.Address.SHOWN || email == null) {
      return Uni.createFrom().item(email);
    }
    return caller.get().flatMap(who -> mayRead(who, user)).map(may -> may ? email : null);
  }

  private Uni<Boolean> mayRead(Caller who, UserNode user) {
    return user.address() == UserNode.Address.HIDDEN
        ? Uni.createFrom().item(users.mayAlwaysReadEmail(who, user.user()))
        : users.mayReadEmail(who, user.user());
  }

  @NonNull
  @Description(
      "The lists that the user owns, then those where the user is a guest. Only the user may read"
          + " them.")
  public Uni<TodoListConnection> lists(
      @Source UserNode user, @DefaultValue("20") int first, String after, RoleValue role) {
    var cursors = new Cursors("User.lists", user.getId());
    return caller
        .get()
        .flatMap(
            who ->
                lists.listsOf(
                    who,
                    user.getId(),
                    Optional.ofNullable(role).map(RoleValue::role),
                    first,
                    cursors.decode(after)))
        .map(page -> TodoListConnection.of(page, after != null, cursors, TodoListNode::new));
  }
}
