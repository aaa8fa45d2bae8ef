package org.guestlist.seed.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.guestlist.seed.graphql.GraphQl;
import org.guestlist.seed.graphql.GraphQlException;
import org.guestlist.seed.testing.Java;
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
    return begin(List.of(), lines);
  }

  private Process begin(List<String> options, String... lines) throws IOException {
    return new ProcessBuilder(Stream.concat(command().stream(), options.stream()).toList())
        .redirectInput(Redirect.from(script(lines).toFile()))
        .redirectErrorStream(true)
        .start();
  }

  private static Path script(String... lines) throws IOException {
    return Files.write(Files.createTempFile("session", ".txt"), List.of(lines));
  }

  private List<String> command() {
    return Java.seed("shell", "--url", service.url().toString());
  }

  /** A list of Ada's with an item, made by somebody else than the shell. */
  private String newList(String title) {
    var ada = as("ada@example.com");
    var id =
        ada.run("mutation($t: String!) { createList(title: $t) { id } }", Map.of("t", title))
            .path("createList")
            .path("id")
            .asText();
    ada.run(
        "mutation($l: ID!) { createItem(listId: $l, description: \"one\") { id } }",
        Map.of("l", id));
    return id;
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
    var deletion = begin(List.of("--yes"), "slow 2", "list delete " + id);
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

  @Test
  void aScriptDeletesAListThatItHasNotMadeOnlyWithYes() throws Exception {
    var id = newList("Kept");

    var refused = play("list delete " + id, "user");

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.lines())
        .last()
        .isEqualTo(
            "This deletes the list \"Kept\" with 1 items and 0 guests. Start the shell with --yes to"
                + " have it done.");
    assertThat(isUnderDeletion(id)).isFalse();

    var done = await(begin(List.of("--yes"), "list delete " + id));

    assertThat(done.code()).as("%s", done).isZero();
    assertThat(isUnderDeletion(id)).isTrue();
  }

  @Test
  void aPersonIsAsked() throws Exception {
    var id = newList("Asked");
    var typed = script("list delete " + id, "n", "list delete " + id, "y", "exit");

    var terminal =
        new ProcessBuilder(
                "script",
                "-qec",
                "stty cols 120 rows 30; exec " + String.join(" ", command()),
                "/dev/null")
            .redirectInput(Redirect.from(typed.toFile()))
            .redirectErrorStream(true)
            .start();
    var output = new String(terminal.getInputStream().readAllBytes(), UTF_8);

    assertThat(terminal.waitFor()).as(output).isZero();
    assertThat(output)
        .containsSubsequence(
            "This deletes the list \"Asked\" with 1 items and 0 guests. Do it? (y/N)",
            "Nothing was changed.",
            "Do it? (y/N)",
            "deleted, with 1 items and 0 guests");
    assertThat(isUnderDeletion(id)).isTrue();
  }

  @Test
  void aScriptInteractsOnAListThatIsInUseOnlyWithYes() throws Exception {
    var id = newList("Used");

    var refused = play("list " + id, "interact 2 5");

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.lines())
        .last()
        .isEqualTo(
            "The list \"Used\" is in use, with 1 items and 0 guests, and interact renames, ticks and"
                + " deletes what is in it. Start the shell with --yes to have it done.");
    assertThat(play("list " + id, "items").lines()).contains("   $2 [ ] v1   one");
    assertThat(play("list create Shared", "guest add grace@example.com", "interact 1 1").code())
        .isEqualTo(1);

    assertThat(await(begin(List.of("--yes"), "list " + id, "interact 2 5")).code()).isZero();
  }

  @Test
  void textsArriveAsTheyWereTyped() throws Exception {
    var played =
        play(
            "list create C:\\temp\\new",
            "item create back\\slash",
            "item create He said \"hi\"   twice",
            "item rename $2 \\o/ \uD83D\uDC1B");

    assertThat(played.code()).as("%s", played).isZero();
    assertThat(played.lines())
        .contains(
            "   $2 [ ] v1   back\\slash",
            "   $3 [ ] v1   He said \"hi\"   twice",
            "   $2 [ ] v2   \\o/ \uD83D\uDC1B");
    assertThat(played.lines().get(1)).startsWith("   $1 C:\\temp\\new  ");
  }

  @Test
  void aScriptEndsWhenNobodyReadsWhatItPrints() throws Exception {
    var lines = new ArrayList<>(Collections.nCopies(300, "user"));
    lines.add("list create Never made");
    var typed = script(lines.toArray(String[]::new));

    var pipe = String.join(" ", command()) + " < " + typed + " | head -n 1; exit ${PIPESTATUS[0]}";
    var process = new ProcessBuilder("bash", "-c", pipe).start();
    var errors = new String(process.getErrorStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(errors).isEqualTo(2);
    assertThat(errors.lines())
        .containsExactly("Nobody reads the output any more: the rest of the script was not run.");
    assertThat(play("lists", "-n", "-n", "-n").lines()).noneMatch(l -> l.contains("Never made"));
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
