package dev.cmux.engine.modern.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.OpenSurface;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Links that name what a page will need.
class LinksTest {

  private static final OpenSurface OPEN = new OpenSurface();

  @AfterAll
  static void close() {
    OPEN.close();
  }

  /// How pages load style sheets that are not to hold them up.
  @Test
  void aStyleSheetForPrintersCountsWhenAScriptMakesItOneForAll() {
    OPEN.site.file("/late.css", "text/css", "p { color: rgb(0, 128, 0) }");
    OPEN.site.page("/", "<link rel=stylesheet href=late.css media=print onload=\"this.onload = null; this.media = 'all'\"><p>text");
    OPEN.go("/");
    OPEN.tasksDone();
    assertThat(OPEN.eval("getComputedStyle(document.querySelector('p')).color + document.querySelector('link').outerHTML.includes('media=\"all\"')"))
        .isEqualTo("rgb(0, 128, 0)true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<link rel=preload as=style href=late.css onload=\"this.onload = null; this.rel = 'stylesheet'; done()\">",
        "<script>var l = document.createElement('link'); l.rel = 'preload'; l.as = 'style'; l.href = 'late.css';"
            + " l.addEventListener('load', function () { l.rel = 'stylesheet'; done(); }, {once: true}); document.head.append(l)</script>"
      })
  void aPreloadedStyleSheetCountsWhenTheLinkBecomesOne(String link) {
    OPEN.site.file("/late.css", "text/css", "p { color: rgb(0, 128, 0) }");
    OPEN.site.page("/", "<script>var loaded = new Promise(function (r) { done = r; });</script>" + link + "<p>text");
    OPEN.go("/");
    assertThat(OPEN.eval("loaded.then(function () { return getComputedStyle(document.querySelector('p')).color; })"))
        .isEqualTo("rgb(0, 128, 0)");
    assertThat(OPEN.errors()).isEmpty();
  }
}
