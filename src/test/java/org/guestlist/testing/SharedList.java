package org.guestlist.testing;

import java.util.Map;

/** A list with people in every role, all of them new, and somebody who has no part in it. */
public record SharedList(String id, Api owner, Api editor, Api viewer, Api stranger) {
  public static final String TITLE = "Shared";

  /** Everything of a list that its owner sees. */
  private static final String EVERYTHING =
      """
      {
        id title role itemCount doneCount guestCount version createdAt owner { id email }
        items { nodes { id description done order version createdAt } }
        guests { nodes { access addedAt user { id email } } }
      }
      """;

  public static SharedList create() {
    var owner = Api.asSomebodyNew();
    var id = owner.createList(TITLE);
    var editor = guest(owner, id, Role.EDITOR);
    var viewer = guest(owner, id, Role.VIEWER);
    return new SharedList(id, owner, editor, viewer, Api.asSomebodyNew());
  }

  private static Api guest(Api owner, String id, Role access) {
    var email = Api.newUser();
    owner.addGuest(id, email, access.name());
    return Api.as(email);
  }

  public Api in(Role role) {
    return switch (role) {
      case OWNER -> owner;
      case EDITOR -> editor;
      case VIEWER -> viewer;
    };
  }

  /** All that the list holds now; null once it is gone. */
  public Map<String, Object> content() {
    return owner.query("list", EVERYTHING, "id", id).data("list");
  }

  /** The value of one field of type Int now. */
  public int number(String name) {
    return owner.query("list", "{ " + name + " }", "id", id).data("list." + name);
  }
}
