package org.guestlist.store;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes the one adapter that the configuration asks for. */
@ApplicationScoped
class StoreProducer {
  private final Instance<Store> adapters;
  private final String name;

  StoreProducer(
      @Adapter Instance<Store> adapters, @ConfigProperty(name = "guestlist.store") String name) {
    this.adapters = adapters;
    this.name = name;
  }

  /** Before everything that wants a store. */
  void onStart(@Observes @Priority(1) StartupEvent event) {
    requireAdapter();
  }

  @Produces
  @ApplicationScoped
  Store store() {
    requireAdapter();
    return adapters.get();
  }

  private void requireAdapter() {
    if (!adapters.isResolvable()) {
      throw new ConfigurationException(
          "guestlist.store is \"" + name + "\": set GUESTLIST_STORE to dynamodb or memory.");
    }
  }
}
