package org.guestlist.seed.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestlist.seed.graphql.GraphQl;
import org.guestlist.seed.graphql.GraphQlException;
import org.guestlist.seed.testing.LocalDatabase;
import org.guestlist.seed.testing.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Whole sessions of the runnable jar, from a script on standard input. */
@TestInstance(Lifecycle.PER_CLASS)
class ShellIT {
  private Service service;

  @BeforeAll
  void start() {
    service = Service.start(LocalDatabase.newPrefix(), true);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  /** A session that is over. */
  private record Played(int code, List<String> lines) {}

  private Played play(String... lines) throws Exception {
    return await(begin(lines));
  }

  private Process begin(String... lines) throws IOException {
    var script = Files.createTempFile("session", ".txt");
    Files.write(script, List.of(lines));
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var jar = Path.of("target", "seed.jar").toString();
    return new ProcessBuilder(java, "-jar", jar, "shell", "--url", service.url().toString())
        .redirectInput(Redirect.from(script.toFile()))
        .redirectErrorStream(true)
        .start();
  }

  private static Played await(Process process) throws Exception {
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(output).doesNotContain("\u001b");
    return new Played(process.waitFor(), output.lines().toList());
  }

  private GraphQl as(String email) {
    return GraphQl.at(service.url(), Optional.of(email));
  }

  @Test
  void aSessionReadsAsItWasPlayed() throws Exception {
    var played =
        play(
            "# a list of two items",
            "list create To read",
            "item create \"Sketch of the Analytical Engine\"",
            "item create Notes by the translator",
            "item tick $2",
            "items",
            "item rename $3 Notes A to G",
            "item untick $2",
            "item delete $3",
            "guest add grace@example.com",
            "guest add alan@example.com viewer",
            "guests",
            "seq",
            "guest remove $4",
            "list",
            "list rename Read",
            "list delete",
            "exit",
            "never run");

    assertThat(played.code()).as("%s", played).isZero();
    assertThat(played.lines())
        .containsExactly(
            "ada@example.com> # a list of two items",
            "ada@example.com> list create To read",
            "   $1 To read                                                  OWNER  0 of 0 done, 0 guests",
            "ada@example.com [To read]> item create \"Sketch of the Analytical Engine\"",
            "   $2 [ ] v1   Sketch of the Analytical Engine",
            "ada@example.com [To read]> item create Notes by the translator",
            "   $3 [ ] v1   Notes by the translator",
            "ada@example.com [To read]> item tick $2",
            "   $2 [x] v2   Sketch of the Analytical Engine",
            "ada@example.com [To read]> items",
            "   $2 [x] v2   Sketch of the Analytical Engine",
            "   $3 [ ] v1   Notes by the translator",
            "ada@example.com [To read]> item rename $3 Notes A to G",
            "   $3 [ ] v2   Notes A to G",
            "ada@example.com [To read]> item untick $2",
            "   $2 [ ] v3   Sketch of the Analytical Engine",
            "ada@example.com [To read]> item delete $3",
            "      deleted: Notes A to G",
            "ada@example.com [To read]> guest add grace@example.com",
            "   $4 grace@example.com                                        EDITOR",
            "ada@example.com [To read]> guest add alan@example.com viewer",
            "   $5 alan@example.com                                         VIEWER",
            "ada@example.com [To read]> guests",
            "   $4 grace@example.com                                        EDITOR",
            "   $5 alan@example.com                                         VIEWER",
            "ada@example.com [To read]> seq",
            "   $1 list To read",
            "   $2 item Sketch of the Analytical Engine",
            "   $3 item Notes A to G",
            "   $4 user grace@example.com",
            "   $5 user alan@example.com",
            "ada@example.com [To read]> guest remove $4",
            "   $4 grace@example.com                                        EDITOR",
            "ada@example.com [To read]> list",
            "   $1 To read                                                  OWNER  0 of 1 done, 1 guests",
            "ada@example.com [To read]> list rename Read",
            "   $1 Read                                                     OWNER  0 of 1 done, 1 guests",
            "ada@example.com [Read]> list delete",
            "      deleted, with 1 items and 1 guests",
            "ada@example.com> exit");
  }

  @Test
  void pagesAreTurned() throws Exception {
    var id =
        as("grace@example.com")
            .run("mutation { createList(title: \"Long\") { id } }", Map.of())
            .path("createList")
            .path("id")
            .asText();
    for (int i = 1; i <= 12; i++) {
      as("grace@example.com")
          .run(
              "mutation($l: ID!, $t: String!) { createItem(listId: $l, description: $t) { id } }",
              Map.of("l", id, "t", "number " + i));
    }

    var played = play("user grace@example.com", "list " + id, "items", "n", "-n");

    assertThat(played.code()).as("%s", played).isZero();
    assertThat(played.lines()).contains("      n for more", "  $13 [ ] v1   number 12");
    assertThat(played.lines()).last().isEqualTo("There is no next page.");
  }

  @Test
  void whatHasChangedSinceItWasListedIsNotOverwritten() throws Exception {
    var played =
        play(
            "list create Race",
            "item create first",
            "item rename $2 second",
            "interact 2 5",
            "-item rename $2 third",
            "list delete");

    assertThat(played.code()).as("%s", played).isZero();
    assertThat(played.lines())
        .anyMatch(line -> line.startsWith("      Nothing was lost, and nothing doubled"));
  }

  @Test
  void theFirstCommandThatFailsEndsAScript() throws Exception {
    var played = play("user alan@example.com", "lists", "list $1", "list rename Mine", "lists");

    assertThat(played.code()).isEqualTo(1);
    assertThat(played.lines()).last().asString().startsWith("FORBIDDEN: ");
  }

  @Test
  void aFailureThatIsExpectedDoesNot() throws Exception {
    var played = play("user edsger@example.com", "-users", "user");

    assertThat(played.code()).as("%s", played).isZero();
    assertThat(played.lines()).anyMatch(line -> line.startsWith("FORBIDDEN: "));
    assertThat(played.lines()).last().asString().contains("edsger@example.com");
  }

  @Test
  void whoIsNobodyIsSaidAndTheCallerStays() throws Exception {
    var played = play("-user nobody@example.com", "user");

    assertThat(played.lines()).anyMatch(line -> line.startsWith("UNAUTHENTICATED: "));
    assertThat(played.lines()).last().asString().contains("ada@example.com");
  }

  @Test
  void aGuestIsRefusedDuringASlowDeletion() throws Exception {
    var id =
        as("ada@example.com")
            .run("mutation { createList(title: \"Slow\") { id } }", Map.of())
            .path("createList")
            .path("id")
            .asText();
    as("ada@example.com")
        .run(
            "mutation($l: ID!) { createItems(listId: $l, descriptions: [\"one\", \"two\"]) { id } }",
            Map.of("l", id));
    var deletion = begin("slow 2", "list delete " + id);
    while (!isUnderDeletion(id)) {
      Thread.sleep(50);
    }

    var played = play("-list " + id, "users");
    var refused = addGuest(id);
    var deleted = await(deletion);

    assertThat(played.lines().get(1)).isEqualTo("There is no such list, or it is none of yours.");
    assertThat(refused).isEqualTo("LIST_UNDER_DELETION");
    assertThat(deleted.lines()).last().isEqualTo("      deleted, with 2 items and 0 guests");
  }

  private boolean isUnderDeletion(String id) {
    return as("ada@example.com")
        .run("query($id: ID!) { list(id: $id) { id } }", Map.of("id", id))
        .path("list")
        .isNull();
  }

  private String addGuest(String id) {
    try {
      as("ada@example.com")
          .run(
              "mutation($l: ID!) { addGuest(listId: $l, email: \"grace@example.com\") { access } }",
              Map.of("l", id));
      return "added";
    } catch (GraphQlException refused) {
      return refused.code();
    }
  }
}
