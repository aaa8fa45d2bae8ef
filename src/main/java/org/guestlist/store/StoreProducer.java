package org.guestlist.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes the one adapter that the configuration asks for. */
@ApplicationScoped
class StoreProducer {
  @Produces
  @ApplicationScoped
  Store store(
      @Adapter Instance<Store> adapters, @ConfigProperty(name = "guestlist.store") String name) {
    if (!adapters.isResolvable()) {
      throw new IllegalStateException(
          "guestlist.store is \"" + name + "\": set it to dynamodb or memory.");
    }
    return adapters.get();
  }
}
