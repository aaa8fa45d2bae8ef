package org.guestlist.graphql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.guestlist.model.Page;
import org.guestlist.model.Row;

/**
 * The nodes of one page of a connection. What leads to them, which takes a digest for each cursor,
 * is made when it is asked for.
 *
 * @param hasPrevious whether it was asked for by a cursor
 */
record Slice<N>(Page<?> page, List<N> nodes, boolean hasPrevious, Cursors cursors) {
  static <T, N> Slice<N> of(
      Page<T> page, boolean hasPrevious, Cursors cursors, Function<T, N> node) {
    var nodes = page.rows().stream().map(Row::value).map(node).toList();
    return new Slice<>(page, nodes, hasPrevious, cursors);
  }

  /** Each node with its cursor. */
  <E> List<E> edges(BiFunction<String, N, E> edge) {
    var edges = new ArrayList<E>(nodes.size());
    for (var i = 0; i < nodes.size(); i++) {
      edges.add(edge.apply(cursors.encode(page.rows().get(i).position()), nodes.get(i)));
    }
    return edges;
  }

  PageInfo info() {
    return PageInfo.of(page, hasPrevious, cursors);
  }
}
