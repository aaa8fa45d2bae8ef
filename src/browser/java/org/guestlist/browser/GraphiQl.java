package org.guestlist.browser;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.WebSocket;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** GraphiQL as somebody at a keyboard knows it. Not thread-safe, as Playwright is not. */
final class GraphiQl {
  private final Page page;
  private final List<String> complaints = new ArrayList<>();
  private final Set<String> hosts = new TreeSet<>();

  GraphiQl(Page page) {
    this.page = page;
    page.onConsoleMessage(this::heed);
    page.onPageError(error -> complaints.add("uncaught: " + error));
    page.onRequestFailed(request -> complaints.add(request.url() + ": " + request.failure()));
    page.onRequest(this::note);
    page.onWebSocket(this::note);
  }

  /** Opens an address and stays where it leads. */
  void open(String address) {
    page.navigate(address);
  }

  URI address() {
    return URI.create(page.url());
  }

  /** Warnings and errors on the console, uncaught exceptions, requests that failed. */
  List<String> complaints() {
    return complaints;
  }

  /** Every host that the page asked for something. */
  Set<String> hosts() {
    return hosts;
  }

  /** The query as the editor holds it, whatever part of it is in view. */
  String query() {
    return (String) editor().evaluate("editor => editor.CodeMirror.getValue()");
  }

  /** The pane which shows results. */
  Locator result() {
    return page.getByLabel("Result Window");
  }

  /** A type in the list of all types, which the documentation begins with. */
  Locator documented(String type) {
    return page.getByLabel("Documentation Explorer", new GetByLabelOptions().setExact(true))
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(type).setExact(true));
  }

  /** What the editor offers to complete a name, best first. */
  Locator completions() {
    return page.locator("ul.CodeMirror-hints > li");
  }

  /** Runs what the editor holds, by the button. */
  void press() {
    button("Execute query (Ctrl-Enter)").click();
  }

  /** Runs what the editor holds, from the keyboard. */
  void run() {
    page.keyboard().press("Control+Enter");
  }

  /** Empties the editor and types, key by key, as a person does. */
  void type(String query) {
    clear();
    write(query);
  }

  /** Empties the editor, which has the cursor then. */
  void clear() {
    editor().click();
    page.keyboard().press("Control+A");
    page.keyboard().press("Delete");
  }

  /**
   * Types key by key where the cursor is. The editor closes brackets and quotation marks by itself,
   * and types over them when the closing one is typed: on one line nothing is left doubled.
   */
  void write(String text) {
    page.keyboard().type(text);
  }

  void openDocumentation() {
    button("Show Documentation Explorer").click();
  }

  void takePicture(Path file) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
  }

  void close() {
    page.close();
  }

  private Locator editor() {
    return page.locator(".graphiql-query-editor .CodeMirror");
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }

  private void heed(ConsoleMessage message) {
    if (Set.of("error", "warning").contains(message.type())) {
      complaints.add(message.type() + ": " + message.text() + " at " + message.location());
    }
  }

  private void note(Request request) {
    hosts.add(URI.create(request.url()).getHost());
  }

  private void note(WebSocket socket) {
    hosts.add(URI.create(socket.url()).getHost());
  }
}
