package org.guestlist.seed.shell;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guestlist.seed.Columns;
import org.guestlist.seed.Problem;
import org.guestlist.seed.TimeLimit;
import org.guestlist.seed.graphql.GraphQl;
import org.guestlist.seed.interact.Ratio;
import org.guestlist.seed.shell.Listed.ListEntry;
import org.guestlist.seed.shell.Listed.UserEntry;

/** Who calls, which list is meant, and what was listed. For one thread. */
final class Session {
  private final List<URI> urls;
  private final Duration timeout;
  private final Output output;
  private final Numbers numbers = new Numbers();
  private final Set<String> made = new HashSet<>();
  private final Consent consent;
  private Optional<String> token;
  private Optional<UserEntry> user = Optional.empty();
  private Optional<ListEntry> list = Optional.empty();
  private Optional<Runnable> nextPage = Optional.empty();
  private Ratio ratio = Ratio.DEFAULT;
  private int slowSeconds;

  Session(List<URI> urls, Optional<String> token, Output output, Consent consent) {
    this(urls, token, TimeLimit.DEFAULT, output, consent);
  }

  Session(
      List<URI> urls, Optional<String> token, Duration timeout, Output output, Consent consent) {
    this.urls = urls;
    this.token = token;
    this.timeout = timeout;
    this.output = output;
    this.consent = consent;
  }

  Output output() {
    return output;
  }

  Numbers numbers() {
    return numbers;
  }

  /** What stands under {@code data} of the answer. */
  JsonNode run(String document, Map<String, ?> variables) {
    return client().run(document, variables);
  }

  /** The first endpoint, for the caller there is. */
  GraphQl client() {
    return clients().get(0);
  }

  /** All endpoints, for the caller there is. */
  List<GraphQl> clients() {
    return urls.stream().map(url -> GraphQl.at(url, token, timeout).slow(slowSeconds)).toList();
  }

  /** Asks the service who calls. */
  UserEntry identify() {
    var me = run("{ me { id email } }", Map.of()).path("me");
    var caller = new UserEntry(me.path("id").asText(), me.path("email").asText());
    user = Optional.of(caller);
    return caller;
  }

  /**
   * Calls as somebody else from now on; in dev mode an address is all it takes.
   *
   * @throws Problem if the service wants real tokens
   */
  void become(String email) {
    if (token.filter(shown -> !shown.contains("@")).isPresent()) {
      throw new Problem(
          "You are who your token says: start the shell with another --token to be %s."
              .formatted(email));
    }
    var before = token;
    token = Optional.of(email);
    try {
      identify();
      list = Optional.empty();
      nextPage = Optional.empty();
    } catch (RuntimeException failure) {
      token = before;
      throw failure;
    }
  }

  void select(ListEntry selected) {
    list = Optional.of(selected);
  }

  void deselect(String listId) {
    list = list.filter(selected -> !selected.id().equals(listId));
  }

  /**
   * The selected list.
   *
   * @throws Problem if there is none
   */
  ListEntry list() {
    return list.orElseThrow(() -> new Problem("No list is selected: try lists, and list $1."));
  }

  /** Remembers a list that the session has made, which is nobody else's work. */
  void made(String listId) {
    made.add(listId);
  }

  boolean hasMade(String listId) {
    return made.contains(listId);
  }

  /** Whether there is a person who answers questions. */
  boolean isAsked() {
    return consent.isAsked();
  }

  /**
   * Returns if something may be done that cannot be undone.
   *
   * @param what a sentence
   * @throws Problem if it may not
   */
  void requireConsent(String what) {
    consent.require(Columns.printable(what));
  }

  /** What {@code n} does; nothing if there is no more. */
  void nextPage(Optional<Runnable> next) {
    nextPage = next;
    next.ifPresent(more -> output.line("      n for more"));
  }

  void showNextPage() {
    nextPage.orElseThrow(() -> new Problem("There is no next page.")).run();
  }

  void slow(int seconds) {
    slowSeconds = seconds;
  }

  int slow() {
    return slowSeconds;
  }

  void ratio(Ratio newRatio) {
    ratio = newRatio;
  }

  Ratio ratio() {
    return ratio;
  }

  String prompt() {
    return user.map(UserEntry::email).orElse("nobody")
        + list.map(selected -> " [" + Columns.printable(selected.title()) + "]").orElse("")
        + "> ";
  }
}
