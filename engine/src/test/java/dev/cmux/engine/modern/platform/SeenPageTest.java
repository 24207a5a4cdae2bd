package dev.cmux.engine.modern.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.OpenSurface;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Observe;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.command.Timeout;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Small things that scripts see of a page and its changes, as in browsers.
class SeenPageTest {

  private static final OpenSurface OPEN = new OpenSurface();

  @BeforeAll
  static void page() {
    OPEN.site.file("/a.css", "text/css", "p { color: red }");
    OPEN.site.page("/", """
        <!doctype html><title>here</title>
        <script>var log = []; function said(what) { log.push(what); }</script>
        <style onload="said('style')">b { color: red }</style>
        <table id=table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>
        <p id=text>one <b>two</b><br>three</p>
        <svg id=svg><path id=line class=a d=""></path></svg>
        <div id=host><button id=slotted>b</button></div>""");
  }

  @AfterAll
  static void close() {
    OPEN.close();
  }

  @BeforeEach
  void open() {
    OPEN.go("/");
  }

  @Test
  void innerTextHasTabsBetweenCellsAndLineBreaksBetweenRows() {
    assertThat(OPEN.eval("table.innerText")).isEqualTo("a\tb\nc\td");
    assertThat(OPEN.eval("text.innerText")).isEqualTo("one two\nthree");
    assertThat(OPEN.eval("text.style.display = 'none'; text.innerText")).isEqualTo("one twothree");
  }

  @Test
  void commentsBehindTheBodyAreChildrenOfTheRootAndThoseBehindTheRootOfTheDocument() {
    OPEN.site.page("/behind", "<!doctype html><html><!--a--><head></head><body>t<!--b--></body><!--c-->\n<!-- > d --></html>\n<!--e-->");
    OPEN.go("/behind");
    assertThat(OPEN.eval("document.documentElement.outerHTML")).isEqualTo("<html><!--a--><head></head><body>t<!--b-->\n</body><!--c--><!-- > d --></html>");
    assertThat(OPEN.eval("[...document.childNodes].map(node => node.nodeName + (node.data || '')).join()")).isEqualTo("html,HTML,#commente");
  }

  @Test
  void whatFollowsTheBodyAndIsNoCommentIsInIt() {
    OPEN.site.page("/behind", "<!doctype html><body>t<!--b--></body><!--c--><!----><script>said = 1</script><p>late</p></html>");
    OPEN.go("/behind");
    assertThat(OPEN.eval("document.documentElement.outerHTML"))
        .isEqualTo("<html><head></head><body>t<!--b--><script>said = 1</script><p>late</p></body><!--c--><!----></html>");
  }

  @Test
  void styleElementsTellThatTheyAreLoaded() {
    OPEN.tasksDone();
    OPEN.eval(
        "var made = document.createElement('style'); made.textContent = 'i {}'; made.onload = function () { said('made'); }; document.head.append(made)");
    OPEN.tasksDone();
    assertThat(OPEN.eval("log.join()")).isEqualTo("style,made");
  }

  @Test
  void elementsOfDrawingsAreGlobalsByTheirIds() {
    assertThat(OPEN.eval("line.getAttribute('class') + window.svg.id")).isEqualTo("asvg");
  }

  @Test
  void namesOfSvgHaveTheirCapitals() {
    OPEN.site.page("/names", "<svg id=s viewBox='0 0 1 1'><linearGradient id=g gradientUnits=a y1=1></linearGradient></svg><div id=d></div>");
    OPEN.go("/names");
    String drawing = "<svg id=\"s\" viewBox=\"0 0 1 1\"><linearGradient id=\"g\" gradientUnits=\"a\" y1=\"1\"></linearGradient></svg>";
    assertThat(OPEN.eval("s.outerHTML")).isEqualTo(drawing);
    assertThat(OPEN.eval("[g.tagName, g.nodeName, g.localName, g.getAttribute('gradientUnits'), s.getAttribute('viewBox'), s.getAttributeNames()].join()"))
        .isEqualTo("linearGradient,linearGradient,linearGradient,a,0 0 1 1,id,viewBox");
    assertThat(OPEN.eval("document.querySelectorAll('linearGradient[gradientUnits=a]').length + document.getElementsByTagName('linearGradient').length"))
        .isEqualTo(2L);
    assertThat(OPEN.eval("var html = s.outerHTML; s.remove(); d.innerHTML = html; document.querySelector('#d linearGradient').getAttribute('gradientUnits')"))
        .isEqualTo("a");
    assertThat(OPEN.eval("var made = document.createElement('p'); made.innerHTML = html; made.innerHTML")).isEqualTo(drawing);
    assertThat(OPEN.eval("document.createElementNS('http://www.w3.org/2000/svg', 'clipPath').tagName")).isEqualTo("clipPath");
    assertThat(OPEN.perform(new Inspect.Html(Target.parse("#d"), Timeout.DEFAULT))).contains(drawing);
  }

  @Test
  void attributesOfDrawingsAreObservedAndStyled() {
    OPEN.eval("""
        var seen = [];
        new MutationObserver(function (records) {
          records.forEach(function (r) { seen.push(r.target.id + ' ' + r.attributeName + ' ' + r.oldValue); });
        }).observe(svg, {attributes: true, subtree: true, attributeOldValue: true});
        var style = document.createElement('style'); style.textContent = '.b { fill: rgb(1, 2, 3) }'; document.head.append(style);
        var before = getComputedStyle(line).fill;
        line.setAttribute('class', 'b'); line.removeAttribute('d'); line.removeAttribute('nothing');""");
    assertThat(OPEN.eval("seen.join()")).isEqualTo("line class a,line d ");
    assertThat(OPEN.eval("getComputedStyle(line).fill")).isEqualTo("rgb(1, 2, 3)");
  }

  @Test
  void aHostsCapturingListenersComeBeforeThoseOfItsShadowTree() {
    OPEN.eval("""
        var order = [], root = host.attachShadow({mode: 'open'});
        root.innerHTML = '<div><slot></slot></div>';
        function hears(what, target, capture) { target.addEventListener('click', function () { order.push(what); }, capture); }
        hears('inside bubbling', root.firstChild, false); hears('inside', root.firstChild, true);
        hears('host bubbling', host, false); hears('host', host, true); hears('host again', host, true);
        slotted.click();""");
    assertThat(OPEN.eval("order.join()")).isEqualTo("host,host again,inside,inside bubbling,host bubbling");
  }

  @Test
  void theNavigationEntryHasItsTimesInOrder() {
    OPEN.tasksDone();
    OPEN.eval("var entry = performance.getEntriesByType('navigation')[0]");
    assertThat(OPEN.eval("""
        ['responseStart', 'responseEnd', 'domInteractive', 'domContentLoadedEventStart', 'domContentLoadedEventEnd', 'domComplete', 'loadEventStart', 'loadEventEnd']
          .filter(function (name, i, all) { return !(entry[name] > 0 && (i === 0 || entry[all[i - 1]] <= entry[name])); }).join()"""))
        .isEqualTo("");
    assertThat(OPEN.eval("entry.duration === entry.loadEventEnd && entry.loadEventEnd <= performance.now()")).isEqualTo(true);
    assertThat(OPEN.eval("performance.timing.loadEventEnd >= performance.timing.navigationStart")).isEqualTo(true);
  }

  @Test
  void aScriptThatLeavesForAServerThatIsNotThereGoesOn() {
    assertThat(OPEN.eval("location = 'http://127.0.0.1:1/'; 'went on'")).isEqualTo("went on");
    OPEN.tasksDone();
    assertThat(OPEN.eval("document.title")).isEqualTo("here");
    assertThat(OPEN.errors()).isEmpty();
    List<Observe.ConsoleEntry> said = OPEN.perform(new Observe.ListConsole());
    assertThat(said).anyMatch(entry -> entry.text().contains("`http://127.0.0.1:1/` did not load: the connection was refused"));
  }

  @Test
  void aDrawingInADrawingIsOneAndTheShapesAfterItToo() {
    String drawing =
        "<svg id=o><svg id=n viewbox='0 0 1 1'><rect id=r /></svg><circle id=c /><linearGradient id=l /><svg id=m><path id=p /></svg><g id=g>"
            + "<foreignObject id=f><p id=h>x</p></foreignObject></g></svg>";
    String kinds =
        "o SVGSVGElement svg,n SVGSVGElement svg,r SVGRectElement rect,c SVGCircleElement circle,l SVGLinearGradientElement linearGradient,m SVGSVGElement svg,"
            + "p SVGPathElement path,g SVGGElement g,f SVGForeignObjectElement foreignObject,h HTMLParagraphElement P,0 0 1 1";
    String ask = "[...document.querySelectorAll('[id]')].map(e => e.id + ' ' + e.constructor.name + ' ' + e.tagName).join() + ',' + n.getAttribute('viewBox')";
    OPEN.site.page("/nested", drawing);
    OPEN.go("/nested");
    assertThat(OPEN.eval(ask)).isEqualTo(kinds);
    assertThat(OPEN.eval("document.body.innerHTML = `" + drawing + "`; " + ask)).isEqualTo(kinds);
  }

  @Test
  void listenersOfDrawingsHearOfEvents() {
    assertThat(
            OPEN.eval(
                "var heard = []; svg.addEventListener('click', e => heard.push(e.currentTarget.id + e.target.id + this.constructor.name)); svg.onclick = () => heard.push('attribute');"
                    + " line.dispatchEvent(new MouseEvent('click', {bubbles: true})); svg.dispatchEvent(new Event('click')); heard.join()"))
        .isEqualTo("svglineWindow,attribute,svgsvgWindow,attribute");
  }
}
