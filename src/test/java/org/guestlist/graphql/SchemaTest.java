package org.guestlist.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Api;
import org.guestlist.testing.SchemaFacts;
import org.junit.jupiter.api.Test;

/** The schema of the running program against the public contract, which it may only extend. */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
class SchemaTest {

  @Test
  void everyTypeFieldArgumentDefaultAndEnumValueOfTheContractIsThere() {
    var contract = SchemaFacts.ofContract().types();
    assertThat(contract)
        .hasSize(136)
        .containsEntry("User.lists(first:)", "Int! = 20")
        .containsEntry("Item.createdAt", "DateTime!")
        .containsEntry("GuestAccess.VIEWER", "value")
        .containsEntry("Mutation.createItems(descriptions:)", "[String!]!");
    assertThat(SchemaFacts.ofProgram().types()).containsAllEntriesOf(contract);
  }

  @Test
  void everyDescriptionOfTheContractIsThereAndMayGoOn() {
    var contract = SchemaFacts.ofContract().descriptions();
    assertThat(contract).hasSize(29).containsEntry("Query.me", "The caller.");
    var program = SchemaFacts.ofProgram().descriptions();
    assertThat(contract)
        .allSatisfy((where, text) -> assertThat(program.get(where)).as(where).contains(text));
  }

  @Test
  void noFieldOfTheContractDemandsAnArgumentThatTheContractDoesNotHave() {
    var contract = SchemaFacts.ofContract();
    assertThat(SchemaFacts.ofProgram().demands())
        .filteredOn(argument -> contract.types().containsKey(argument.replaceAll("\\(.*", "")))
        .hasSize(24)
        .containsExactlyInAnyOrderElementsOf(contract.demands());
  }

  /** The type of that argument is the one of introspection itself. */
  @Test
  void aTypeIsShownByAVariable() {
    var answer =
        Api.asAda()
            .run("query($name: String!) { __type(name: $name) { name } }", "name", "TodoList");
    assertThat(answer.<String>data("__type.name")).isEqualTo("TodoList");
  }
}
