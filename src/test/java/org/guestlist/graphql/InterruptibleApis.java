package org.guestlist.graphql;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Set;
import org.guestlist.identity.CurrentCaller;
import org.guestlist.service.GuestService;
import org.guestlist.service.ItemService;
import org.guestlist.service.ListService;
import org.guestlist.service.UserService;
import org.guestlist.testing.Interruptible;

/** The resolvers, of which every one is a place for a fault. */
final class InterruptibleApis {
  private InterruptibleApis() {}

  static Set<Class<?>> all() {
    return Set.of(Users.class, Lists.class, Items.class, Guests.class);
  }

  @Alternative
  @Interruptible
  @Singleton
  static class Users extends UserApi {
    Users(CurrentCaller caller, UserService users, ListService lists) {
      super(caller, users, lists);
    }
  }

  @Alternative
  @Interruptible
  @Singleton
  static class Lists extends ListApi {
    Lists(
        CurrentCaller caller,
        ListService lists,
        ItemService items,
        GuestService guests,
        Neighbours neighbours) {
      super(caller, lists, items, guests, neighbours);
    }
  }

  @Alternative
  @Interruptible
  @Singleton
  static class Items extends ItemApi {
    Items(CurrentCaller caller, ItemService items, Neighbours neighbours) {
      super(caller, items, neighbours);
    }
  }

  @Alternative
  @Interruptible
  @Singleton
  static class Guests extends GuestApi {
    Guests(CurrentCaller caller, GuestService guests, Neighbours neighbours) {
      super(caller, guests, neighbours);
    }
  }
}
