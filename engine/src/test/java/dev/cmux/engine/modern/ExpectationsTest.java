package dev.cmux.engine.modern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.testing.TestSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a page tells of the requests that it will make.
class ExpectationsTest implements Expectations {

  private final TestSite site = TestSite.start();
  private final List<Expected> expected = new ArrayList<>();
  private final List<String> left = new ArrayList<>();

  @TempDir private Path folder;

  @Override
  public void expects(HtmlPage page, List<Expected> requests) {
    expected.addAll(requests);
  }

  @Override
  public void leaves(HtmlPage page) {
    left.add(page.getUrl().getPath());
  }

  private OpenPage open() {
    OpenPage open = new OpenPage(ModernPages.withCache(folder));
    open.engine.tells(this);
    return open;
  }

  private long lowered() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void anAnswerIsLoweredBeforeThePageComesToIt() throws IOException {
    site.script("/module.js", "export class A { #x = 1 }");
    String filling = "var text = '" + "x".repeat(5_000) + "';";
    site.script("/new.js", "class B { #y = 2 }" + filling);
    site.script("/short.js", "class C { #y = 2 }");
    site.script("/old.js", "var old = 1;" + filling);
    site.script("/broken.js", "class { #y = ");
    site.page(
        "/",
        """
        <link rel=modulepreload href=module.js><link rel=preload as=script href=new.js><link rel=preload as=script href=old.js><link rel=preload as=script href=short.js>
        <link rel=preload as=script href=broken.js><link rel=preload as=script href=gone.js>""");
    try (OpenPage open = open()) {
      open.go(site.url("/"));
      assertThat(expected).extracting(one -> one.request().getUrl().getPath()).containsExactly("/module.js", "/new.js", "/old.js", "/short.js", "/broken.js", "/gone.js");
      assertThat(lowered()).isZero();
      for (Expected one : expected) {
        one.whenHere().accept(open.client.loadWebResponse(one.request()));
      }
      assertThat(lowered()).isEqualTo(2);
      assertThat(open.errors).isEmpty();
    }
  }

  @Test
  void aPageThatIsLeftSaysSo() {
    site.page("/", "<title>One</title>");
    site.page("/next", "<title>Next</title>");
    try (OpenPage open = open()) {
      open.go(site.url("/"));
      open.go(site.url("/next"));
      assertThat(left).containsExactly("/");
    }
  }

  @Test
  void oneScriptAloneIsNotWorthTelling() {
    site.script("/a.js", "");
    site.page("/", "<script src=a.js></script>");
    try (OpenPage open = open()) {
      open.go(site.url("/"));
      assertThat(expected).isEmpty();
    }
  }
}
