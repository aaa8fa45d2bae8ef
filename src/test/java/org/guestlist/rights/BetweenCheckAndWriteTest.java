package org.guestlist.rights;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.guestlist.testing.Answer;
import org.guestlist.testing.HeldDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * A right is checked in the transaction of the write: the last table of docs/rights.md, with the
 * write held back until the right is gone.
 */
@QuarkusTest
@WithTestResource(HeldDatabase.class)
@TestInstance(Lifecycle.PER_CLASS)
class BetweenCheckAndWriteTest {
  private static final RightsTables TABLES = RightsTables.read();
  private static final String SECTION = "Between the check and the write";
  private static final String CALLER = "caller";
  private static final String IMPOSSIBLE = "—";

  /** What happens meanwhile, by the columns of the table. */
  private static final Map<String, Consumer<Scene>> MEANWHILE =
      Map.of(
          "guest removed", scene -> scene.remove("editor"),
          "guest made viewer", BetweenCheckAndWriteTest::makeViewer,
          "deletion begins", Scene::underDeletion,
          "list deleted", Scene::deleted);

  private Shape shape;

  @BeforeEach
  void readTheSchema() {
    shape = shape == null ? Shape.ofProgram() : shape;
  }

  private static void makeViewer(Scene scene) {
    scene
        .as(Standing.OWNER)
        .run(
            "mutation($list: ID!, $user: ID!) { setGuestAccess(listId: $list, userId: $user,"
                + " access: VIEWER) { access } }",
            "list",
            scene.listId(),
            "user",
            scene.people().get("editor").id())
        .data("setGuestAccess.access");
  }

  /** One cell. */
  private record Cell(Path path, Standing caller, String event, String text) {
    @Override
    public String toString() {
      return path + " by the " + caller + ", " + event + " meanwhile: " + text;
    }
  }

  private static Stream<Cell> cells(RightsTables.Row row) {
    var caller = Standing.valueOf(row.cells().get(CALLER).toUpperCase(Locale.ROOT));
    return row.cells().entrySet().stream()
        .filter(cell -> !cell.getKey().equals(CALLER))
        .map(cell -> new Cell(row.path(), caller, cell.getKey(), cell.getValue()));
  }

  @TestFactory
  Stream<DynamicTest> aRightThatGoesBetweenCheckAndWriteIsNone() {
    return TABLES.rows(SECTION).stream()
        .flatMap(BetweenCheckAndWriteTest::cells)
        .filter(cell -> !isImpossible(cell))
        .map(cell -> dynamicTest(cell.toString(), () -> check(cell)));
  }

  /** An owner cannot be removed, nor be made a viewer. */
  private static boolean isImpossible(Cell cell) {
    return cell.text().equals(IMPOSSIBLE)
        && cell.caller() == Standing.OWNER
        && cell.event().startsWith("guest");
  }

  private void check(Cell cell) {
    var outcome = Outcome.of(cell.text());
    var scene = Scene.live();
    // A caller who was not seen before would be looked up, which is no write but takes time.
    scene.as(cell.caller()).id();

    var hold = HeldDatabase.holdNextWrite(scene.listId());
    var late = CompletableFuture.supplyAsync(() -> call(cell, scene));
    hold.awaitArrival();
    MEANWHILE.get(cell.event()).accept(scene);
    var before = Content.of(scene.listId());
    hold.release();

    outcome.check(late.join(), cell.path(), shape.endType(cell.path()), scene);
    var after = Content.of(scene.listId());
    if (outcome.done()) {
      assertThat(after.showsThat(cell.path().operation(), before, scene)).isTrue();
    } else {
      assertThat(after).isEqualTo(before);
    }
  }

  private Answer call(Cell cell, Scene scene) {
    var document =
        shape.document(
            cell.path(),
            (operation, argument) -> scene.value(cell.path(), cell.caller(), argument));
    return scene.as(cell.caller()).run(document);
  }

  @Test
  void everyMutationOfAListIsTriedAndEveryCellIsFilled() {
    var tried = TABLES.rows(SECTION).stream().map(row -> shape.end(row.path())).collect(toSet());
    var mutations =
        shape.operations().stream()
            .filter(operation -> operation.startsWith(Shape.MUTATION))
            .filter(operation -> !operation.matches(".*\\.(createUser|createList)"))
            .toList();
    assertThat(tried).containsExactlyInAnyOrderElementsOf(mutations);
    assertThat(TABLES.rows(SECTION))
        .allSatisfy(row -> assertThat(row.cells()).hasSize(MEANWHILE.size() + 1))
        .allSatisfy(row -> assertThat(row.cells().keySet()).containsAll(MEANWHILE.keySet()))
        .allSatisfy(row -> assertThat(row.cells().values()).doesNotContain(""));
  }

  @Test
  void everyMutationThatAGuestMayMakeIsTriedByAGuest() {
    var byGuests =
        TABLES.rows(SECTION).stream()
            .filter(row -> row.cells().get(CALLER).equals("editor"))
            .map(row -> row.path().text())
            .toList();
    var allowed =
        TABLES.rows(State.LIVE.toString()).stream()
            .filter(row -> row.cells().get("editor").equals("yes"))
            .filter(row -> row.path().edges().isEmpty() && shape.isMutation(row.path()))
            .map(row -> row.path().text())
            .toList();
    assertThat(byGuests).hasSize(8).containsExactlyInAnyOrderElementsOf(allowed);
  }
}
