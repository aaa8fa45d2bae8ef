package org.guestlist.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.guestlist.testing.Instance;

/** One who sends what is right while others do not, and is served as if there were no others. */
final class Victim {
  private static final String EMAIL = "victim@example.com";

  private final Instance instance;
  private final String list;

  Victim(Instance instance) {
    this.instance = instance;
    assertThat(instance.as(Scene.ADMINISTRATOR).createUser(EMAIL).errors()).isEmpty();
    list = instance.as(EMAIL).createList("Mine").data("createList.id");
    instance.as(EMAIL).createItem(list, "An item").data("createItem.id");
  }

  void assertServed() {
    var answer =
        instance.run(
            EMAIL,
            "query($id: ID!) { me { email } list(id: $id) { title items { nodes { description } } } }",
            "id",
            list);
    assertThat(answer.<String>data("me.email")).isEqualTo(EMAIL);
    assertThat(answer.<String>data("list.title")).isEqualTo("Mine");
    assertThat(answer.<List<String>>data("list.items.nodes.description"))
        .containsExactly("An item");
  }
}
