package org.guestlist.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.guestlist.model.Page;
import org.guestlist.model.Row;
import org.junit.jupiter.api.Test;

class PageInfoTest {
  private static final Cursors CURSORS = new Cursors("TodoList.items", "a-list");

  @Test
  void aShortPageWithoutRowsSaysWhereToGoOn() {
    var info = PageInfo.of(new Page<>(List.of(), true, Optional.of("there")), false, CURSORS);

    assertThat(info.hasNextPage()).isTrue();
    assertThat(info.startCursor()).isNull();
    assertThat(CURSORS.decode(info.endCursor())).contains("there");
  }

  @Test
  void theCursorsOfAFullPageAreThoseOfItsFirstAndLastRow() {
    var rows = List.of(new Row<>(1, "one"), new Row<>(2, "two"));
    var info = PageInfo.of(new Page<>(rows, true), false, CURSORS);

    assertThat(CURSORS.decode(info.startCursor())).contains("one");
    assertThat(CURSORS.decode(info.endCursor())).contains("two");
  }

  @Test
  void thePageOfNothingHasNoCursors() {
    assertThat(PageInfo.of(Page.empty(), false, CURSORS))
        .isEqualTo(new PageInfo(false, false, null, null));
  }
}
