package org.guestlist.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium of this machine, without a window. None is ever downloaded. */
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  // Not sandboxed, since containers forbid that mostly, and it only sees our own pages. The rest
  // keeps it from calling home.
  private static final List<String> ARGUMENTS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-quic");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /**
   * Starts it.
   *
   * @throws AssertionError if there is none, or it does not come up
   */
  static Chromium start() {
    var executable = find();
    var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    try {
      var options = new LaunchOptions().setExecutablePath(executable).setArgs(ARGUMENTS);
      return new Chromium(playwright, playwright.chromium().launch(options));
    } catch (RuntimeException e) {
      playwright.close();
      throw new AssertionError(executable + " does not start", e);
    }
  }

  /** An empty page which shares nothing with the others. */
  Page newPage() {
    return browser.newPage(new Browser.NewPageOptions().setViewportSize(1280, 800));
  }

  @Override
  public void close() {
    playwright.close();
  }

  private static Path find() {
    var named = System.getenv("CHROMIUM");
    var candidates = named == null ? onPath() : Stream.of(Path.of(named));
    return candidates.filter(Files::isExecutable).findFirst().orElseThrow(() -> missing(named));
  }

  private static Stream<Path> onPath() {
    var folders =
        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, 0);
    return NAMES.stream().flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)));
  }

  private static AssertionError missing(String named) {
    return new AssertionError(
        (named == null ? "No Chromium on the PATH" : "CHROMIUM=" + named + " is not a program")
            + ": install Debian's package chromium, or set CHROMIUM to the path of one.");
  }
}
