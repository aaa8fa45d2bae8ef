package org.guestlist.rights;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Every cell of docs/rights.md, and that no operation and no edge is missing there. */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
@TestInstance(Lifecycle.PER_CLASS)
class RightsTest {
  private static final RightsTables TABLES = RightsTables.read();

  private final Map<State, Stage> stages = new EnumMap<>(State.class);
  private Shape shape;

  /** A scene for all calls that leave no trace, with the rows that they have to leave alone. */
  private record Stage(Scene scene, Content content) {
    static Stage of(State state) {
      var scene = state.scene();
      return new Stage(scene, Content.of(scene.trueListId()));
    }
  }

  /** One cell. */
  private record Cell(State state, Path path, Standing standing, String text) {
    @Override
    public String toString() {
      return path + ", " + state + ", " + standing + ": " + text;
    }
  }

  @BeforeEach
  void readTheSchema() {
    shape = shape == null ? Shape.ofProgram() : shape;
  }

  // Every cell

  @TestFactory
  Stream<DynamicContainer> everyCellIsWhatTheProgramDoes() {
    return Stream.of(State.values())
        .map(state -> dynamicContainer(state.toString(), cells(state).map(this::test)));
  }

  private static Stream<Cell> cells(State state) {
    return TABLES.rows(state.toString()).stream()
        .flatMap(
            row ->
                Stream.of(Standing.values())
                    .map(who -> new Cell(state, row.path(), who, row.cells().get(who.toString()))));
  }

  private DynamicTest test(Cell cell) {
    return dynamicTest(cell.toString(), () -> check(cell));
  }

  private void check(Cell cell) {
    var outcome = Outcome.of(cell.text());
    if (shape.isMutation(cell.path()) && outcome.done()) {
      checkChange(cell, outcome, Stage.of(cell.state()));
    } else {
      checkNoChange(cell, outcome, stages.computeIfAbsent(cell.state(), Stage::of));
    }
  }

  private void checkChange(Cell cell, Outcome outcome, Stage stage) {
    var answer = call(cell, stage.scene());
    outcome.check(answer, cell.path(), shape.endType(cell.path()), stage.scene());
    assertThat(happened(cell, stage)).as("the change stands").isTrue();
  }

  private void checkNoChange(Cell cell, Outcome outcome, Stage stage) {
    var answer = call(cell, stage.scene());
    outcome.check(answer, cell.path(), shape.endType(cell.path()), stage.scene());
    if (shape.isMutation(cell.path())) {
      assertThat(Content.of(stage.scene().trueListId())).isEqualTo(stage.content());
      assertThat(Content.makesNew(cell.path().operation()) && happened(cell, stage)).isFalse();
    }
  }

  private static boolean happened(Cell cell, Stage stage) {
    return Content.of(stage.scene().trueListId())
        .showsThat(cell.path().operation(), stage.content(), stage.scene());
  }

  private Answer call(Cell cell, Scene scene) {
    var document =
        shape.document(
            cell.path(),
            (operation, argument) -> scene.value(cell.path(), cell.standing(), argument));
    return scene.as(cell.standing()).run(document);
  }

  /** The forged ids of {@link State#FOREIGN} are good ones, which do not help. */
  @Test
  void anItemsIdCanBePutTogetherFromItsRow() {
    var scene = State.LIVE.scene();
    assertThat(scene.wantedBy(scene).things()).isEqualTo(scene.things());
  }

  // No cell is missing

  @Test
  void everyTableHasACellForEveryRole() {
    var columns = Stream.of(Standing.values()).map(Standing::toString).toList();
    for (var state : State.values()) {
      assertThat(TABLES.rows(state.toString()))
          .as(state.toString())
          .isNotEmpty()
          .doesNotHaveDuplicates()
          .allSatisfy(row -> assertThat(row.cells().keySet()).containsExactlyElementsOf(columns))
          .allSatisfy(row -> assertThat(row.cells().values()).doesNotContain(""));
    }
  }

  @Test
  void everyStateOfAListHasTheSameRows() {
    for (var state : State.values()) {
      if (state != State.ANY) {
        assertThat(paths(state)).as(state.toString()).isEqualTo(paths(State.LIVE));
      }
    }
  }

  @Test
  void everyOperationOfTheSchemaIsInTheTablesAndNoOther() {
    var named =
        Stream.of(State.ANY, State.LIVE)
            .flatMap(state -> paths(state).stream())
            .map(path -> shape.root(path.operation()) + "." + path.operation())
            .collect(toSet());
    assertThat(named).containsExactlyInAnyOrderElementsOf(shape.operations());
    var ends = ends(State.ANY, State.LIVE);
    assertThat(ends).as("by itself").containsAll(shape.operations());
  }

  @Test
  void everyEdgeOfTheSchemaIsInTheTablesAndNoOther() {
    var edges = ends(State.LIVE);
    edges.removeAll(shape.operations());
    assertThat(edges)
        .contains("User.email", "User.lists", "Guest.list", "TodoList.owner")
        .containsExactlyInAnyOrderElementsOf(shape.edges());
  }

  private static List<Path> paths(State state) {
    return TABLES.rows(state.toString()).stream().map(RightsTables.Row::path).toList();
  }

  /** Fails where a table names something that the schema does not have. */
  private Set<String> ends(State... states) {
    return Stream.of(states)
        .flatMap(state -> paths(state).stream())
        .map(shape::end)
        .collect(Collectors.toSet());
  }
}
