package org.guestlist.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.guestlist.store.Store;
import org.guestlist.store.memory.MemoryStore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store that is wrong is found, and what shows it is reduced to few steps. */
class ReducedSequencesTest {
  private static final int LENGTH = 250;
  private static final int SEQUENCES = 20;
  private static final int FEW = 12;

  /** What a store may do wrong. */
  @SuppressWarnings("ImmutableEnumChecker") // The functions hold no state
  private enum Defect {
    REMOVES_NO_GUEST("removeGuest", () -> Uni.createFrom().item(true)),
    LOSES_UPDATES_OF_ITEMS("updateItem", () -> Uni.createFrom().item(true)),
    KEEPS_TITLES("renameList", () -> Uni.createFrom().item(true)),
    FINDS_NOBODY("userByEmail", () -> Uni.createFrom().item(Optional.empty()));

    private final String method;
    private final Callable<Object> answer;

    Defect(String method, Callable<Object> answer) {
      this.method = method;
      this.answer = answer;
    }

    /** A store in memory that has it. */
    Store store() {
      var real = new MemoryStore();
      return (Store)
          Proxy.newProxyInstance(
              Store.class.getClassLoader(),
              new Class<?>[] {Store.class},
              (proxy, called, arguments) ->
                  called.getName().equals(method)
                      ? answer.call()
                      : invoke(real, called, arguments));
    }

    private static Object invoke(Store real, Method called, Object[] arguments) throws Exception {
      try {
        return called.invoke(real, arguments);
      } catch (InvocationTargetException thrown) {
        throw (Exception) thrown.getCause();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDefectIsFoundAndReducedToAFewSteps(Defect defect) {
    var sequences = new Sequences(defect::store, MemoryStore::new);
    var steps =
        LongStream.range(0, SEQUENCES)
            .mapToObj(seed -> Sequences.random(seed, LENGTH))
            .filter(sequence -> sequences.play(sequence).isPresent())
            .findFirst()
            .orElseThrow();

    var difference = sequences.play(steps).orElseThrow();
    var reduced = sequences.reduced(steps, difference);

    assertThat(reduced).hasSizeBetween(1, FEW);
    assertThat(sequences.play(reduced)).isPresent();
    assertThat(new Sequences(MemoryStore::new, MemoryStore::new).play(reduced)).isEmpty();
    assertThat(Sequences.source(reduced)).contains(reduced.get(0).source());
  }
}
