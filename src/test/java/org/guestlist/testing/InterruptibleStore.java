package org.guestlist.testing;

import static java.util.stream.Collectors.joining;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.stream.Stream;
import org.guestlist.store.Adapter;
import org.guestlist.store.Store;

/** The store of the configuration, of which every method is a place for a {@link Fault}. */
@Alternative
@ApplicationScoped
public class InterruptibleStore {

  @Produces
  @ApplicationScoped
  Store store(@Adapter Instance<Store> adapters) {
    var real = adapters.get();
    return (Store)
        Proxy.newProxyInstance(
            Store.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (proxy, method, arguments) ->
                Fault.at(place(method), () -> invoke(real, method, arguments)));
  }

  private static Object invoke(Store real, Method method, Object[] arguments) throws Exception {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw thrown;
    }
  }

  /** How a method of the store is called here: two have one name. */
  public static String place(Method method) {
    return Stream.of(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(joining(", ", "Store." + method.getName() + "(", ")"));
  }
}
