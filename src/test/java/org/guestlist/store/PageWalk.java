package org.guestlist.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestlist.store.StoreFixture.await;
import static org.guestlist.store.StoreFixture.end;
import static org.guestlist.store.StoreFixture.values;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.guestlist.model.Page;

/** Reads a connection to its end. */
final class PageWalk {
  private PageWalk() {}

  /** All rows, page by page; a page that is not the last has to be full. */
  static <T> List<T> walk(int first, Function<Optional<String>, Uni<Page<T>>> read) {
    return walk(
        first,
        read,
        page -> {
          assertThat(page.rows()).hasSize(first);
          return end(page);
        });
  }

  /**
   * All rows, page by page, where rows fall out: any page may be short, and says where to go on.
   */
  static <T> List<T> walkShort(int first, Function<Optional<String>, Uni<Page<T>>> read) {
    return walk(first, read, Page::end);
  }

  private static <T> List<T> walk(
      int first,
      Function<Optional<String>, Uni<Page<T>>> read,
      Function<Page<T>, Optional<String>> next) {
    var found = new ArrayList<T>();
    Optional<String> after = Optional.empty();
    do {
      var page = await(read.apply(after));
      assertThat(page.rows()).hasSizeLessThanOrEqualTo(first);
      found.addAll(values(page));
      after = page.hasNext() ? next.apply(page) : Optional.empty();
    } while (after.isPresent());
    return found;
  }
}
