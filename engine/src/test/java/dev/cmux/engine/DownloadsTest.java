package dev.cmux.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.command.Await;
import dev.cmux.engine.command.Command;
import dev.cmux.engine.command.Downloads;
import dev.cmux.engine.command.Downloads.Download;
import dev.cmux.engine.command.Inject;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.Observe;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.command.PageScript;
import dev.cmux.engine.command.Timeout;
import dev.cmux.testing.TestSite;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What links lead to when scripts make and click them without putting them into the document.
class DownloadsTest {

  private final TestSite site = TestSite.start();
  private final TestSite other = TestSite.start();
  private final Browser browser = new Browser();
  private final Surface surface = browser.open(OpenOptions.DEFAULT);

  @BeforeEach
  void open() {
    site.page("/", "<title>Here</title><script>function link(href, name) {"
        + " const a = document.createElement('a'); a.href = href; if (name !== undefined) { a.download = name; } return a; }</script>");
    site.file("/data", "text/csv", "a,b").page("/next", "<title>Next</title>");
    other.page("/next", "<title>Other</title>");
    perform(new Navigate.Goto(site.url("/")));
  }

  @AfterEach
  void close() {
    browser.close();
    site.close();
    other.close();
  }

  private <R> R perform(Command<R> command) {
    return surface.perform(command).join();
  }

  private Object eval(String script) {
    return perform(new Inject.Eval(PageScript.text(script), List.of(), Optional.empty(), Timeout.DEFAULT));
  }

  private Download next() {
    return perform(new Downloads.WaitDownload(Optional.empty(), false, Timeout.DEFAULT));
  }

  private String title() {
    return perform(new Inspect.Title());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      link('/data', 'all.csv').click()                                                          | all.csv
      link('/data', 'all.csv').dispatchEvent(new MouseEvent('click'))                           | all.csv
      link('/data', '').click()                                                                 | data.csv
      link('data:text/csv,a%2Cb', 'all.csv').click()                                            | all.csv
      var u = URL.createObjectURL(new Blob(['a,b'])); link(u, 'all.csv').click(); URL.revokeObjectURL(u) | all.csv
      var a = link('/data', 'x.csv'); document.body.append(a); a.onclick = () => a.remove(); a.click() | x.csv
      """)
  void aLinkOutsideTheDocumentDownloads(String script, String name) throws IOException {
    eval("onbeforeunload = () => { asked = true; }; " + script);
    Download download = next();
    assertThat(download.suggestedFilename()).isEqualTo(name);
    assertThat(Files.readString(download.path())).isEqualTo("a,b");
    assertThat(title()).isEqualTo("Here");
    assertThat(eval("typeof asked")).isEqualTo("undefined");
  }

  @Test
  void severalDownloadsComeInTheirOrder() {
    eval("link('/data', '1.csv').click(); link('/data', '2.csv').click(); link('/data?b', '3.csv').click()");
    assertThat(perform(new Downloads.ListDownloads())).extracting(Download::suggestedFilename).containsExactly("1.csv", "2.csv", "3.csv");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      link('/next').click()
      link('/next').dispatchEvent(new MouseEvent('click'))
      var a = link('/next'); a.innerHTML = '<b>x</b>'; a.firstChild.click()
      """)
  void aLinkOutsideTheDocumentIsFollowed(String script) {
    eval(script);
    perform(new Await.WaitFor(List.of(new Await.Condition.Url(new Await.UrlMatch.Contains("/next"))), Timeout.DEFAULT));
    assertThat(title()).isEqualTo("Next");
  }

  @Test
  void whatOtherSitesHaveIsNotKeptByTheNameOfALink() {
    eval("link('" + other.url("/next") + "', 'all.csv').click()");
    perform(new Await.WaitFor(List.of(new Await.Condition.Url(new Await.UrlMatch.Contains(other.url("/next")))), Timeout.DEFAULT));
    assertThat(perform(new Downloads.ListDownloads())).isEmpty();
  }

  @Test
  void theServerHasTheLastWord() {
    site.handle("/named", exchange -> {
      exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=\"old.csv\"; filename*=UTF-8''%E2%82%AC.csv");
      exchange.sendResponseHeaders(200, 3);
      exchange.getResponseBody().write("a,b".getBytes());
    });
    eval("link('/named', 'all.csv').click()");
    assertThat(next().suggestedFilename()).isEqualTo("€.csv");
    eval("link('/named').click()");
    assertThat(next().suggestedFilename()).isEqualTo("€.csv");
    eval("link('/missing', 'all.csv').click()");
    assertThat(perform(new Downloads.ListDownloads())).hasSize(2);
    assertThat(perform(new Observe.ListConsole()).getLast().text()).contains("/missing").contains("404");
  }
}
