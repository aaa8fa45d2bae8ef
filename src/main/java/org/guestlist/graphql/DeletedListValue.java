package org.guestlist.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.guestlist.model.DeletedList;

@Type("DeletedList")
@Description("What a deleted list held when it went.")
public record DeletedListValue(@Id @NonNull String id, int items, int guests) {
  static DeletedListValue of(DeletedList list) {
    return new DeletedListValue(list.id(), list.items(), list.guests());
  }
}
