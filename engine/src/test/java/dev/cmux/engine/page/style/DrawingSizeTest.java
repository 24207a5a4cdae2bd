package dev.cmux.engine.page.style;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.OpenSurface;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Interact;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.command.Timeout;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Boxes and matrices of drawings in a page. They are those of Chromium 156, in whole pixels.
class DrawingSizeTest {

  private static final OpenSurface OPEN = new OpenSurface();

  @BeforeAll
  static void page() {
    OPEN.site.page("/", """
        <!doctype html><div id=d style="position: absolute; left: 10px; top: 20px; width: 400px"></div>
        <script>
        const box = e => ['x', 'y', 'width', 'height'].map(side => Math.round(e.getBoundingClientRect()[side])).join(' ');
        const matrix = m => ['a', 'b', 'c', 'd', 'e', 'f'].map(name => Math.round(m[name] * 1000) / 1000).join(' ');
        const show = html => (d.innerHTML = html, d.firstChild);
        const $ = selector => d.querySelector(selector);
        </script>""");
    OPEN.go("/");
  }

  @AfterAll
  static void close() {
    OPEN.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          width=100 height=50                                   | 10 20 100 50
          ''                                                    | 10 20 300 150
          viewBox="0 0 24 24"                                   | 10 20 400 400
          viewBox="0 0 24 12" width=48                          | 10 20 48 24
          viewBox="0 0 24 12" height=24                         | 10 20 48 24
          viewBox="0 0 24 24" style="width: 48px; height: 24px" | 10 20 48 24
          width=10 height=10 style="width: 48px; height: auto"  | 10 20 48 150
          width=1em height=2em                                  | 10 20 16 32
          width=50% height=30                                   | 10 20 200 30
          width=20px height=12pt                                | 10 20 20 16
          width=10 height=10 style="display: none"              | 0 0 0 0
          width=100 height=10 style="display: block"            | 10 20 100 10
          """)
  void aDrawingIsAsLargeAsItsStyleAttributesAndViewBoxSay(String attributes, String expected) {
    assertThat(OPEN.eval("box(show('<svg " + attributes + "></svg>'))")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          width=100 height=50                                                               | 20 25 20 30 | 1 0 0 1 0 0
          width=100 height=50 viewBox="0 0 200 100"                                         | 15 23 10 15 | 0.5 0 0 0.5 0 0
          width=100 height=50 viewBox="0 0 200 50" preserveAspectRatio=none                 | 15 25 10 30 | 0.5 0 0 1 0 0
          width=100 height=50 viewBox="0 0 50 50" preserveAspectRatio=xMinYMin              | 20 25 20 30 | 1 0 0 1 0 0
          width=100 height=50 viewBox="0 0 50 50"                                           | 45 25 20 30 | 1 0 0 1 25 0
          width=100 height=50 viewBox="0 0 50 50" preserveAspectRatio="xMidYMax slice"      | 30 -20 40 60 | 2 0 0 2 0 -50
          width=100 height=50 viewBox="-10 -10 100 50"                                      | 30 35 20 30 | 1 0 0 1 10 10
          """)
  void aShapeLiesWhereTheViewBoxPutsIt(String attributes, String box, String matrix) {
    OPEN.eval("show('<svg " + attributes + "><rect x=10 y=5 width=20 height=30 /></svg>')");
    assertThat(OPEN.eval("box($('rect'))")).isEqualTo(box);
    assertThat(OPEN.eval("matrix($('rect').getCTM())")).isEqualTo(matrix);
  }

  @Test
  void transformsAddUp() {
    OPEN.eval("show('<svg width=100 height=50><g transform=\"translate(5,6) scale(2)\"><rect x=1 width=20 height=10 transform=rotate(90) /></g></svg>')");
    assertThat(OPEN.eval("[box($('g')), box($('rect')), matrix($('rect').getCTM()), matrix($('g').getCTM()), matrix($('rect').getScreenCTM())].join('|')"))
        .isEqualTo("-5 28 20 40|-5 28 20 40|0 2 -2 0 5 6|2 0 0 2 5 6|0 2 -2 0 15 26");
  }

  @Test
  void aDrawingInADrawingHasAViewportOfItsOwn() {
    OPEN.eval("""
        const inner = document.createElementNS('http://www.w3.org/2000/svg', 'svg'), rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
        Object.entries({x: 10, y: 5, width: 20, height: 20, viewBox: '0 0 10 10', id: 'n'}).forEach(([name, value]) => inner.setAttribute(name, value));
        Object.entries({x: 1, y: 1, width: 5, height: 5}).forEach(([name, value]) => rect.setAttribute(name, value));
        inner.append(rect);
        show('<svg width=100 height=50 id=o></svg>').append(inner)""");
    assertThat(OPEN.eval("[box(n), box($('rect')), matrix($('rect').getCTM()), matrix(n.getCTM()), matrix($('rect').getScreenCTM())].join('|')"))
        .isEqualTo("22 27 10 10|22 27 10 10|2 0 0 2 10 5|2 0 0 2 10 5|2 0 0 2 20 25");
    assertThat(OPEN.eval("[$('rect').ownerSVGElement, $('rect').viewportElement, $('rect').farthestViewportElement, n.ownerSVGElement, o.ownerSVGElement].map(e => e && e.id).join()"))
        .isEqualTo("n,n,o,o,");
  }

  @Test
  void symbolsAreShownByUse() {
    OPEN.eval("show('<svg width=24 height=24><symbol id=s viewBox=\"0 0 10 10\"><rect width=5 height=5 /></symbol><use href=#s x=2 /></svg>')");
    assertThat(OPEN.eval("[box($('use')), box($('rect'))].join('|')")).isEqualTo("12 20 12 12|0 0 0 0");
  }

  @Test
  void pointsOfThePageAreFoundInADrawing() {
    OPEN.eval("show('<svg width=100 height=50 viewBox=\"0 0 200 100\"></svg>')");
    assertThat(OPEN.eval("""
        const svg = $('svg'), point = svg.createSVGPoint();
        point.x = 60;
        point.y = 45;
        const there = point.matrixTransform(svg.getScreenCTM().inverse());
        [there.x, there.y, svg.width.baseVal.value, svg.viewBox.baseVal.height, svg.clientWidth, getComputedStyle(svg).width].join()"""))
        .isEqualTo("100,50,100,100,100,100px");
  }

  @Test
  void aUserFindsTheDrawingWhereScriptsDo() {
    OPEN.eval("show('<p style=\"margin: 0\">a</p><svg width=16 height=16></svg>')");
    assertThat(OPEN.perform(new Inspect.BoxOf(Target.parse("svg"), Timeout.DEFAULT))).hasToString("Box[x=10.0, y=38.0, width=16.0, height=16.0]");
  }

  @Test
  void aUserPointsAtTheMiddleOfAShape() {
    OPEN.eval("show('<svg width=100 height=50 viewBox=\"0 0 200 100\"><rect x=10 y=10 width=20 height=40 /></svg>'); seen = []; d.onclick = e => seen.push(e.target.localName, e.clientX, e.clientY, e.offsetX, e.offsetY)");
    for (String target : List.of("rect", "svg")) {
      OPEN.perform(new Interact.Click(Target.parse(target), Interact.ClickOptions.DEFAULT, Timeout.DEFAULT));
    }
    assertThat(OPEN.eval("seen.join()")).isEqualTo("rect,20,35,10,15,svg,60,45,50,25");
    assertThat(OPEN.perform(new Inspect.BoxOf(Target.parse("rect"), Timeout.DEFAULT))).hasToString("Box[x=15.0, y=25.0, width=10.0, height=20.0]");
  }
}
