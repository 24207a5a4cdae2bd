package dev.cmux.engine.page.style;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.OpenSurface;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.command.Timeout;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `getComputedStyle` in documents and shadow trees, and what a user sees of the same rules. The expected values are Chromium's.
class ComputedStylesTest {

  private static final OpenSurface OPEN = new OpenSurface();
  private static final OpenSurface CHANGING = new OpenSurface();

  private static final String PAGE =
      """
      <!doctype html>
      <style>
        :root { --space: 4px; --Accent: rgb(1, 2, 3); --chain: var(--Accent); --loop: var(--loop2); --loop2: var(--loop); --empty: }
        .inner { color: rgb(9, 9, 9); display: none }
        x-card { color: rgb(10, 20, 30) }
        #outerwins { display: block; border-top-width: 7px; border-top-style: solid }
        #important { visibility: visible !important }
        .light { opacity: 0.5 }
        x-card::part(title) { letter-spacing: 3px }
        x-card::part(title):not(.none) { word-spacing: 2px }
        x-card::part(title):first-child { word-spacing: 2px }
        #vars { padding-left: var(--space); color: var(--Accent); margin-left: var(--missing, 9px); display: var(--missing);
          padding-right: calc(var(--space) * 2); text-indent: var(--loop, 5px); border-top-color: var(--chain) }
        x-host::part(chip) { text-indent: 7px }
        x-host::part(bit) { text-indent: 8px }
        .dark x-card { --theme: dark }
      </style>
      <style>
        #today { --rgb: 1, 2, 3; --half: .5; --w: 1rem; color: rgba(var(--rgb), 1); background-color: rgb(10 20 30 / var(--half)); font-weight: bold;
          border: 2px solid; padding-left: calc(var(--w) * .5); margin: 1px 2px; list-style: none; line-height: 1.5; font-size: 20px; fill: hsl(0 100% 50%) }
        #today u { font-size: 10px; border-left: calc(1px + 2px) dashed rgba(var(--rgb), .5) }
      </style>
      <div id=today><u>u</u></div>
      <div id=vars style="--Own: Mixed Case">v</div>
      <x-card id=plain class=light><i id=kid1 class=kid slot=a>k</i><i id=kid2 class=kid>k</i><i id=kid3 slot=nowhere>k</i></x-card>
      <x-card id=hid hidden><b>t</b></x-card>
      <x-card id=outerwins><b>t</b></x-card>
      <x-card id=important class=ghost><b id=lost>t</b></x-card>
      <div class=dark><x-card id=dark></x-card></div>
      <x-host id=nest><em id=deep>d</em></x-host>
      <script>
      var css = new CSSStyleSheet();
      css.replaceSync(`
        :host { display: flex; --inside: 6px; color: rgb(5, 5, 5); font-size: 20px; visibility: hidden !important }
        :host([hidden]) { display: none !important }
        :host(.light) { opacity: 0.25; z-index: 3 }
        :host(:not(.light)) { z-index: 4 }
        :host(.ghost) .inner { visibility: visible }
        :host-context(.dark) .inner { text-align: right }
        .inner { color: rgb(7, 7, 7); padding-top: var(--inside); margin-top: var(--space) }
        :host > .inner { text-transform: uppercase }
        ::slotted(*) { display: block; word-spacing: 1px }
        ::slotted(.kid) { letter-spacing: 2px }
        .box ::slotted(i) { text-indent: 8px }
        slot[name=a]::slotted(.kid) { color: rgb(8, 8, 8) !important }
        ::slotted(p) { color: red }
        .box { visibility: visible }
        p.never, .title { font-style: italic }
        :host::before { content: 'before' }
      `);
      customElements.define('x-card', class extends HTMLElement {
        constructor() {
          super();
          this.attachShadow({mode: 'open'}).innerHTML = '<p class=inner id=in>i</p><div class=box><slot name=a></slot><slot></slot></div>'
            + '<b class=title part="title head" style="letter-spacing: 1px">t</b>';
          this.shadowRoot.adoptedStyleSheets.push(css);
        }
      });
      customElements.define('x-host', class extends HTMLElement {
        constructor() {
          super();
          this.attachShadow({mode: 'open'}).innerHTML = '<style>::slotted(em) { order: 5; z-index: 1 }</style><x-inner exportparts="bit: chip"><slot></slot></x-inner>';
        }
      });
      customElements.define('x-inner', class extends HTMLElement {
        constructor() {
          super();
          this.attachShadow({mode: 'open'}).innerHTML =
            '<style>:host { display: grid } ::slotted(em) { display: none; z-index: 2; order: 6 } div { text-align: center }</style><div><slot></slot></div><u part=bit>b</u>';
        }
      });
      function el(id) { return document.getElementById(id); }
      function sh(id, selector) { return el(id).shadowRoot.querySelector(selector); }
      function cs(e, name) { return getComputedStyle(e).getPropertyValue(name); }
      </script>
      """;

  @BeforeAll
  static void open() {
    OPEN.site.page("/", PAGE);
    OPEN.go("/");
  }

  @AfterAll
  static void close() {
    OPEN.close();
    CHANGING.close();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      el('vars')               | padding-left     | 4px
      el('vars')               | color            | rgb(1, 2, 3)
      el('vars')               | margin-left      | 9px
      el('vars')               | display          | inline
      el('vars')               | text-indent      | 5px
      el('vars')               | border-top-color | rgb(1, 2, 3)
      el('vars')               | --chain          | rgb(1, 2, 3)
      el('vars')               | --Own            | Mixed Case
      el('vars')               | --own            | ''
      el('vars')               | --loop           | ''
      el('today')              | color            | rgb(1, 2, 3)
      el('today')              | background-color | rgba(10, 20, 30, 0.5)
      el('today')              | border-left-width | 2px
      el('today')              | border-top-color | rgb(1, 2, 3)
      el('today')              | padding-left     | 8px
      el('today')              | margin-left      | 2px
      el('today')              | list-style-type  | none
      el('today')              | line-height      | 30px
      el('today')              | font-weight      | 700
      el('today')              | fill             | rgb(255, 0, 0)
      el('today').firstChild   | line-height      | 15px
      el('today').firstChild   | border-left-width | 3px
      el('today').firstChild   | border-left-style | dashed
      el('today').firstChild   | border-left-color | rgba(1, 2, 3, 0.5)
      el('today').firstChild   | border-top-width | 0px
      el('plain')              | display          | flex
      el('plain')              | color            | rgb(10, 20, 30)
      el('plain')              | opacity          | 0.5
      el('plain')              | z-index          | 3
      el('plain')              | visibility       | hidden
      el('plain')              | --inside         | 6px
      el('hid')                | display          | none
      el('hid')                | z-index          | 4
      el('outerwins')          | display          | block
      el('important')          | visibility       | hidden
      el('lost')               | visibility       | visible
      sh('plain', '.inner')    | color            | rgb(7, 7, 7)
      sh('plain', '.inner')    | display          | block
      sh('plain', '.inner')    | padding-top      | 6px
      sh('plain', '.inner')    | margin-top       | 4px
      sh('plain', '.inner')    | text-transform   | uppercase
      sh('plain', '.inner')    | font-size        | 20px
      sh('plain', '.inner')    | visibility       | hidden
      sh('important', '.inner') | visibility      | visible
      sh('dark', '.inner')     | text-align       | right
      sh('dark', '.inner')     | --theme          | dark
      sh('plain', '.inner')    | --theme          | ''
      sh('plain', '.box')      | color            | rgb(10, 20, 30)
      sh('plain', '.title')    | letter-spacing   | 3px
      sh('plain', '.title')    | word-spacing     | 0px
      sh('plain', '.title')    | font-style       | italic
      el('kid1')               | display          | block
      el('kid1')               | letter-spacing   | 2px
      el('kid1')               | color            | rgb(8, 8, 8)
      el('kid1')               | text-indent      | 8px
      el('kid1')               | visibility       | visible
      el('kid2')               | color            | rgb(10, 20, 30)
      el('kid2')               | display          | block
      sh('nest', 'x-inner')    | display | grid
      sh('nest', 'x-inner').shadowRoot.querySelector('u') | text-indent | 7px
      el('deep')               | display          | none
      el('deep')               | z-index          | 1
      el('deep')               | order            | 5
      el('deep')               | text-align       | center
      """)
  void theCascadeOfShadowTreesIsTheStandards(String element, String property, String expected) {
    assertThat(OPEN.eval("cs(" + element + ", '" + property + "')")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      <h1></h1>                                     | font-weight | 700
      <h1></h1>                                     | font-size   | 32px
      <p style="font-size: 20px"><b></b></p>        | font-weight | 700
      <p style="font-size: 20px"><b></b></p>        | font-size   | 20px
      <h1 style="font-size: 20px"><b></b></h1>      | font-size   | 20px
      <div style="font-size: 20px"><h1><i></i></h1></div> | font-size | 40px
      <i></i>                                       | font-style  | italic
      <b style="font-weight: revert"></b>           | font-weight | 700
      <b style="all: unset"></b>                    | font-weight | 400
      <b style="font-weight: inherit"></b>          | font-weight | 400
      <a href=x></a>                                | cursor      | pointer
      <a href=x></a>                                | color       | rgb(0, 0, 238)
      <a href=x></a>                                | text-decoration-line | underline
      <a></a>                                       | cursor      | auto
      <a href=x><b></b></a>                         | cursor      | pointer
      <button></button>                             | cursor      | default
      <input>                                       | cursor      | text
      <input type=checkbox>                         | cursor      | default
      <input>                                       | font-family | Arial
      <pre></pre>                                   | white-space | pre
      <pre></pre>                                   | font-family | monospace
      <pre></pre>                                   | font-size   | 13px
      <ul><li><ul><li></li></ul></li></ul>          | list-style-type | circle
      <ol><li></li></ol>                            | list-style-type | decimal
      <table><tr><th></th></tr></table>             | text-align  | center
      <table><tr><td></td></tr></table>             | vertical-align | middle
      <b style="font: italic 12px/2 Arial, serif"></b> | font-size | 12px
      <b style="font: italic 12px/2 Arial, serif"></b> | line-height | 24px
      <b style="font: italic 12px/2 Arial, serif"></b> | font-weight | 400
      <b style="font: italic 12px/2 Arial, serif"></b> | font-style | italic
      <b style="font: italic 12px/2 Arial, serif"></b> | font-family | Arial, serif
      <b style="font-size: 9px; font: inherit"></b> | font-size   | 16px
      <b style="font: 9px Arial; font-size: 10px"></b> | font-size | 10px
      <b style="text-decoration: underline dotted red"></b> | text-decoration-line | underline
      <b style="text-decoration: underline dotted red"></b> | text-decoration-style | dotted
      <a href=x style="text-decoration: none"></a>  | text-decoration-line | none
      <p style="font-size: small"></p>              | font-size   | 13px
      <p style="font-size: smaller"></p>            | font-size   | 13px
      <p style="font-size: 150%"></p>               | font-size   | 24px
      <p style="font-size: calc(1em + 2px)"></p>    | font-size   | 18px
      <p style="font-size: 20px; text-indent: 2em"></p> | text-indent | 40px
      <p style="font-size: 20px; text-indent: 2rem"></p> | text-indent | 32px
      <p style="font-size: 20px; letter-spacing: .1em"><b style="font-size: 9px"></b></p> | letter-spacing | 2px
      <p style="text-indent: 12pt"></p>             | text-indent | 16px
      """)
  void whatElementsBringAlongIsComputedToo(String html, String property, String expected) {
    String innermost = "let e = document.createElement('div'); document.body.append(e); e.innerHTML = `" + html + "`; while (e.lastElementChild) e = e.lastElementChild";
    String element = property.equals("list-style-type") ? "e.parentNode" : "e";
    assertThat(OPEN.eval("(() => { " + innermost + "; return cs(" + element + ", '" + property + "'); })()")).isEqualTo(expected);
  }

  /// Applications keep colours and data there that their scripts read.
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      --x: #FF8000;                    | #FF8000
      --x:   10PX  solid ;             | 10PX  solid
      --x: {"a": [1, "}"]};            | {"a": [1, "}"]}
      --x: 'it;s';                     | 'it;s'
      --x: rgb(1 2 3 / 50%)            | rgb(1 2 3 / 50%)
      --x: /* one */ .5s !important;   | .5s
      --x: ;                           | ``
      --x: var(--y, #0f0);             | #0f0
      --x: var(--y); --y: {b: c}       | {b: c}
      --x: é #;                        | é #
      """)
  void customPropertiesAreTheTextThatWasWritten(String declarations, String expected) {
    String script =
        """
        (text => {
          const d = document.body.appendChild(document.createElement('div')), value = s => s.getPropertyValue('--x');
          d.innerHTML = '<style>.custom { ' + text + '; z-index: 3 }</style><i class=custom></i><i></i><i></i>';
          const [style, ruled, own, set] = d.children, rule = style.sheet.cssRules[0].style;
          own.setAttribute('style', text + '; z-index: 3');
          own.style.color = 'red';
          if (!text.includes('var(')) set.style.setProperty('--x', value(rule));
          const found = [value(getComputedStyle(ruled)), value(getComputedStyle(own)), value(getComputedStyle(set)), getComputedStyle(ruled).zIndex, getComputedStyle(own).zIndex,
            getComputedStyle(own).color, value(rule) === value(own.style)].join('\\n');
          d.remove();
          return found;
        })""";
    String last = declarations.contains("var(") ? "" : expected;
    assertThat(OPEN.eval(script + "(String.raw`" + declarations + "`)"))
        .isEqualTo(String.join("\n", expected, expected, last, "3", "3", "rgb(255, 0, 0)", "true"));
  }

  @Test
  void controlsThatSayNeitherYesNorNoAreStyled() {
    assertThat(
            OPEN.eval(
                """
                (() => {
                  const d = document.createElement('div');
                  d.innerHTML = '<style>.u:indeterminate { text-indent: 7px } .u:not(:indeterminate) { text-indent: 8px }</style><input class=u type=checkbox>'
                    + '<input class=u type=radio name=u><input type=radio name=u><progress class=u></progress><progress class=u value=1></progress><i class=u></i>';
                  document.body.append(d);
                  const found = () => [...d.querySelectorAll('.u')].map(e => getComputedStyle(e).textIndent).join(' ') + ' ' + d.querySelectorAll('.u:indeterminate').length;
                  const before = found(), [, box, one, other] = d.children;
                  box.indeterminate = true;
                  const set = found();
                  other.checked = true;
                  box.click();
                  return [before, set, found(), box.matches(':indeterminate')].join('; ');
                })()"""))
        .isEqualTo("8px 7px 7px 8px 8px 2; 7px 7px 7px 8px 8px 3; 8px 8px 7px 8px 8px 1; false");
  }

  @Test
  void theLabelOfADrawingIsAsWideAsItsText() {
    OPEN.eval("(() => { let d = document.createElement('div'); document.body.append(d); d.innerHTML = '<svg><foreignObject><div id=label style=\"display: table-cell; padding: 1px\"><p>four</p></div></foreignObject></svg>' })()");
    assertThat(OPEN.eval("String(label.getBoundingClientRect().width)")).isEqualTo("42");
  }

  @Test
  void customPropertiesOfAnElementKeepTheirCase() {
    OPEN.eval("(() => { window.styled = document.createElement('div'); styled.setAttribute('style', '--Own: Mixed Case; color: red'); document.body.append(styled) })()");
    assertThat(OPEN.eval("styled.style.getPropertyValue('--Own') + styled.style.getPropertyValue('--own')")).isEqualTo("Mixed Case");
    OPEN.eval("styled.style.setProperty('--Other', ' A B ', 'important'); styled.style.fontSize = '2em'; styled.style.opacity = '0.5'; styled.style.removeProperty('color')");
    assertThat(OPEN.eval("styled.getAttribute('style')")).isEqualTo("--Own: Mixed Case; font-size: 2em; opacity: 0.5; --Other: A B !important;");
    assertThat(OPEN.eval("['--Other', '--other', '--Own'].map(name => cs(styled, name)).join()")).isEqualTo("A B,,Mixed Case");
    assertThat(OPEN.eval("styled.style.removeProperty('--Own') + styled.style.removeProperty('--other') + styled.style.getPropertyValue('--Own')")).isEqualTo("Mixed Case");
  }

  @Test
  void theSizeOfTheRootsFontIsThatOfRem() {
    try (OpenSurface other = new OpenSurface()) {
      other.site.page("/", "<!doctype html><style>html { font-size: 62.5% } p { font-size: 1.4rem; text-indent: 2rem }</style><p id=p>p</p>");
      other.go("/");
      assertThat(other.eval("[document.documentElement, document.getElementById('p')].map(e => getComputedStyle(e).fontSize).join()")).isEqualTo("10px,14px");
      assertThat(other.eval("getComputedStyle(document.getElementById('p')).textIndent")).isEqualTo("20px");
    }
  }

  @ParameterizedTest
  @CsvSource({"#plain .inner, false", "#kid1, true", "#kid2, true", "#kid3, false", "#hid, false", "#lost, true", "#outerwins, false", "#deep, false"})
  void visibilityFollowsTheSameCascade(String selector, boolean visible) {
    assertThat(OPEN.perform(new Inspect.IsVisible(Target.parse(selector)))).isEqualTo(visible);
  }

  @Test
  void theUsersStylesAreThoseOfScripts() {
    Inspect.Styles asked = new Inspect.Styles(Target.parse("#kid1"), Optional.of("letterSpacing"), Timeout.DEFAULT);
    assertThat(OPEN.perform(asked)).isEqualTo(Map.of("letterSpacing", "2px"));
    OPEN.eval("el('outerwins').style.fontSize = '2em'");
    Inspect.Styles size = new Inspect.Styles(Target.parse("#outerwins"), Optional.of("font-size"), Timeout.DEFAULT);
    assertThat(OPEN.perform(size)).isEqualTo(Map.of("font-size", "32px"));
    Inspect.Styles custom = new Inspect.Styles(Target.parse("#vars"), Optional.of("--Own"), Timeout.DEFAULT);
    assertThat(OPEN.perform(custom)).isEqualTo(Map.of("--Own", "Mixed Case"));
  }

  @Test
  void aPseudoElementOfTheHostIsStyledFromInside() {
    assertThat(OPEN.eval("getComputedStyle(el('plain'), '::before').content")).isEqualTo("\"before\"");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      e.className = 'b'                                   | 2px
      s.textContent = 'p { letter-spacing: 3px }'         | 3px
      s.firstChild.data = 'p { letter-spacing: 4px }'     | 4px
      s.sheet.insertRule('p.a { letter-spacing: 5px }', 0) | 5px
      s.sheet.cssRules[2].style.letterSpacing = '6px'     | 6px
      s.remove()                                          | normal
      s.sheet.disabled = true                             | normal
      s.media = 'print'                                   | normal
      e.style.letterSpacing = '7px'                       | 7px
      c.checked = true                                    | 10px
      c.click()                                           | 10px
      p.style.setProperty('--l', '8px')                   | 8px
      p.className = 'inherits'; e.className = ''; s.textContent = '.inherits { letter-spacing: 9px }' | 9px
      """)
  void changesCountAtOnce(String change, String expected) {
    CHANGING.site.page("/change", """
        <!doctype html><style id=s>.a { letter-spacing: 1px } .b { letter-spacing: 2px } .a { letter-spacing: var(--l, 1px) }</style>
        <style>:checked ~ div .a { letter-spacing: 10px }</style><input id=c type=checkbox>
        <div id=p><p id=e class=a>t</p></div>""");
    CHANGING.go("/change");
    assertThat(CHANGING.eval("var held = getComputedStyle(e); held.letterSpacing")).isEqualTo("1px");
    assertThat(CHANGING.eval(change + "; [getComputedStyle(e).letterSpacing, held.letterSpacing].join()")).isEqualTo(expected + "," + expected);
      }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      root.adoptedStyleSheets.push(second)                             | 2px
      root.adoptedStyleSheets = [second]                               | 2px
      first.replaceSync('p { letter-spacing: 3px }')                   | 3px
      first.insertRule(':host([big]) p { letter-spacing: 4px }', 1); host.toggleAttribute('big') | 4px
      first.cssRules[0].style.setProperty('letter-spacing', '6px')     | 6px
      first.cssRules[0].style.removeProperty('letter-spacing')         | normal
      first.disabled = true                                            | normal
      root.adoptedStyleSheets.length = 0                               | normal
      root.appendChild(document.createElement('style')).textContent = ':host p { letter-spacing: 5px }' | 5px
      host.style.letterSpacing = '9px'; root.adoptedStyleSheets.pop()  | 9px
      """)
  void changesInAShadowTreeCountAtOnce(String change, String expected) {
    CHANGING.site.page("/adopt", """
        <!doctype html><div id=host></div><script>
        var first = new CSSStyleSheet(), second = new CSSStyleSheet(), root = host.attachShadow({mode: 'open'});
        first.replaceSync('p { letter-spacing: 1px }'); second.replaceSync('p { letter-spacing: 2px }');
        root.innerHTML = '<p>t</p>'; root.adoptedStyleSheets = [first];
        var inner = root.querySelector('p');
        </script>""");
    CHANGING.go("/adopt");
    assertThat(CHANGING.eval("getComputedStyle(inner).letterSpacing")).isEqualTo("1px");
    assertThat(CHANGING.eval(change + "; getComputedStyle(inner).letterSpacing")).isEqualTo(expected);
      }

  @Test
  void theirPropertiesAreEnumerated() {
    assertThat(OPEN.eval("""
        var style = getComputedStyle(today), names = [...style], own = [...getComputedStyle(vars)];
        [names.length === style.length, names.length > 400, style[0], style.item(1), style.item(9999) === '', names.includes('display'), names.includes('border'),
          names.every(name => typeof style.getPropertyValue(name) === 'string'), own.slice(-2).every(name => name.startsWith('--')), own.includes('--Own'),
          getComputedStyle(document.createElement('p')).length].join()"""))
        .isEqualTo("true,true,accent-color,align-content,true,true,false,true,true,true,0");
  }
}
