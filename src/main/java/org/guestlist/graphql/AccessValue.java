package org.guestlist.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.guestlist.model.GuestAccess;

/** {@link GuestAccess} as the schema describes it; the model knows no GraphQL. */
@Enum("GuestAccess")
@Description("What a guest may do in a list: an EDITOR changes items, a VIEWER only reads.")
public enum AccessValue {
  EDITOR,
  VIEWER;

  static AccessValue of(GuestAccess access) {
    return valueOf(access.name());
  }

  GuestAccess access() {
    return GuestAccess.valueOf(name());
  }
}
