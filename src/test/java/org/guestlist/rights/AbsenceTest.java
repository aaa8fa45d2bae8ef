package org.guestlist.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.guestlist.LocalDatabase;
import org.guestlist.testing.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * What is not the caller's is answered as if it had never been: the same bytes, but for ids that
 * the caller gave, and the same requests to the database, so that time tells nothing either.
 */
@QuarkusTest
@WithTestResource(LocalDatabase.class)
@TestInstance(Lifecycle.PER_CLASS)
class AbsenceTest {

  /** To whom a list is as good as absent, in which state. */
  private static final Map<State, List<Standing>> OUTSIDERS =
      new EnumMap<>(
          Map.of(
              State.LIVE, List.of(Standing.STRANGER, Standing.ADMINISTRATOR),
              State.UNDER_DELETION, List.of(Standing.STRANGER),
              State.DELETED, List.of(Standing.OWNER, Standing.EDITOR, Standing.STRANGER),
              State.FOREIGN, List.of(Standing.OWNER, Standing.VIEWER),
              State.REMOVED, List.of(Standing.EDITOR, Standing.VIEWER)));

  private final Map<State, Scene> scenes = new EnumMap<>(State.class);
  private final Map<Path, Said> saidOfAbsent = new HashMap<>();
  private Shape shape;

  @BeforeEach
  void readTheSchema() {
    shape = shape == null ? Shape.ofProgram() : shape;
  }

  @TestFactory
  Stream<DynamicTest> whatIsNotTheCallersIsAnsweredAsIfItHadNeverBeen() {
    return RightsTables.read().rows(State.LIVE.toString()).stream()
        .map(RightsTables.Row::path)
        .filter(path -> namesAList(path.operation()))
        .flatMap(path -> OUTSIDERS.keySet().stream().flatMap(state -> tests(path, state)));
  }

  /** Users are no secret: who knows an id or an address learns that there is a user. */
  private static boolean namesAList(String operation) {
    return !operation.matches("me|user|userByEmail");
  }

  private Stream<DynamicTest> tests(Path path, State state) {
    return OUTSIDERS.get(state).stream()
        .map(who -> dynamicTest(path + ", " + state + ", " + who, () -> check(path, state, who)));
  }

  private void check(Path path, State state, Standing standing) {
    var scene = scenes.computeIfAbsent(state, AbsenceTest::scene);

    var hidden = Said.of(call(path, scene, standing));
    var absent =
        saidOfAbsent.computeIfAbsent(path, p -> Said.of(call(p, scene.absent(), standing)));

    assertThat(hidden.requests()).isNotEmpty();
    assertThat(hidden).isEqualTo(absent);
  }

  /** With callers who were seen in the last minute, so that none is looked up. */
  private static Scene scene(State state) {
    var scene = state.scene();
    Stream.of(Standing.values())
        .filter(who -> who != Standing.ANONYMOUS)
        .forEach(who -> scene.as(who).id());
    return scene;
  }

  private Answer call(Path path, Scene scene, Standing standing) {
    var document =
        shape.document(path, (operation, argument) -> scene.value(path, standing, argument));
    return scene.as(standing).explaining().run(document);
  }

  /**
   * An answer that can be compared.
   *
   * @param body its bytes, without what it cost
   * @param requests what each request to the database was; its units are left out, since DynamoDB
   *     Local counts none for rows that are not there, where DynamoDB counts the smallest row
   */
  private record Said(String body, List<List<Object>> requests) {
    static Said of(Answer answer) {
      var body = answer.response().body();
      return new Said(body.replaceFirst(",\"extensions\":\\{\"dynamodb\".*", ""), requests(answer));
    }

    private static List<List<Object>> requests(Answer answer) {
      return answer.<List<Map<String, Object>>>path("extensions.dynamodb.requests").stream()
          .map(r -> List.of(r.get("depth"), r.get("operation"), r.get("table")))
          .toList();
    }
  }
}
