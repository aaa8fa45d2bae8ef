package org.guestlist.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.guestlist.model.ListRole;

/** {@link ListRole} as the schema describes it; the model knows no GraphQL. */
@Enum("ListRole")
@Description("What the caller is in a list.")
public enum RoleValue {
  OWNER,
  EDITOR,
  VIEWER;

  static RoleValue of(ListRole role) {
    return valueOf(role.name());
  }

  ListRole role() {
    return ListRole.valueOf(name());
  }
}
