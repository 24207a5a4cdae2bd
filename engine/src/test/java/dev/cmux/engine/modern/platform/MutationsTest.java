package dev.cmux.engine.modern.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.OpenSurface;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The records of `MutationObserver`: what one operation adds and removes is one, with the siblings. They are those of Chromium 156.
class MutationsTest {

  private static final OpenSurface OPEN = new OpenSurface();

  @BeforeAll
  static void page() {
    OPEN.site.page("/", """
        <!doctype html><div id=d></div>
        <script>
        const observer = new MutationObserver(() => {});
        const name = node => node === null ? '_' : node.nodeType === 3 ? node.data : node.id || node.localName;
        const el = id => Object.assign(document.createElement('b'), {id});
        const fragment = (...nodes) => { const all = document.createDocumentFragment(); all.append(...nodes); return all; };
        const records = () => observer.takeRecords().map(r => r.type === 'attributes' ? '@' + r.attributeName
          : `${name(r.target)} +${[...r.addedNodes].map(name)} -${[...r.removedNodes].map(name)} ${name(r.previousSibling)} ${name(r.nextSibling)}`).join('; ');
        function changes(make) {
          observer.disconnect();
          d.innerHTML = '<i id=a></i><i id=b></i><i id=c><u id=x></u><u id=y></u></i>';
          observer.observe(d, {childList: true, subtree: true, attributes: true});
          make();
          return records();
        }
        customElements.define('my-one', class extends HTMLElement {
          connectedCallback() { this.setAttribute('on', ''); this.replaceWith(el('made')); }
        });
        </script>""");
  }

  @BeforeEach
  void open() {
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
          d.removeChild(b)                                    | d + -b a c
          a.remove()                                          | d + -a _ b
          d.append(el('p'), el('q'))                          | d +p,q - c _
          d.append('t', el('q'))                              | d +t,q - c _
          d.prepend(el('p'), el('q'))                         | d +p,q - _ a
          b.before(el('p'), el('q'))                          | d +p,q - a b
          b.after(el('p'), 't')                               | d +p,t - b c
          d.insertBefore(fragment(el('p'), el('q')), b)       | d +p,q - a b
          d.appendChild(a)                                    | d + -a _ b; d +a - c _
          c.insertBefore(a, y)                                | d + -a _ b; c +a - x y
          d.append(x, a)                                      | c + -x _ y; d + -a _ b; d +x,a - c _
          d.replaceChild(el('p'), b)                          | d +p -b a c
          d.replaceChild(a, b)                                | d + -a _ b; d +a -b _ c
          d.replaceChild(fragment(el('p'), el('q')), b)       | d +p,q -b a c
          b.replaceWith(el('p'), 't')                         | d +p,t -b a c
          b.replaceWith(el('p'), b)                           | d + -b a c; d +p,b - a c
          b.replaceWith()                                     | d + -b a c
          d.replaceChildren(el('p'), el('q'))                 | d +p,q -a,b,c _ _
          d.replaceChildren(b)                                | d +b -a,b,c _ _
          d.replaceChildren()                                 | d + -a,b,c _ _
          d.innerHTML = '<p id=p></p><p id=q></p>'            | d +p,q -a,b,c _ _
          d.innerHTML = ''                                    | d + -a,b,c _ _
          d.textContent = 't'                                 | d +t -a,b,c _ _
          b.outerHTML = '<p id=p></p>t'                       | d +p,t -b a c
          d.insertAdjacentHTML('beforeend', '<p id=p></p>t')  | d +p,t - c _
          b.insertAdjacentHTML('afterend', '<p id=p></p>t')   | d +p,t - b c
          b.insertAdjacentElement('beforebegin', el('p'))     | d +p - a b
          d.innerText = 't'                                   | d +t -a,b,c _ _
          d.append(el('p')); d.title = ''; a.remove()         | d +p - c _; @title; d + -a _ b
          """)
  void oneOperationIsOneRecord(String operation, String records) {
    assertThat(OPEN.eval("changes(() => { " + operation + " })")).isEqualTo(records);
  }

  @Test
  void whatACustomElementDoesWhenItComesFollowsItsComing() {
    assertThat(OPEN.eval("changes(() => d.append(Object.assign(document.createElement('my-one'), {id: 'one'}), el('q')))"))
        .isEqualTo("d +one - c _; @on; d +made -one c _; d +q - made _");
  }

  @Test
  void whatPagesHaveReplacedIsTheirs() {
    OPEN.site.page("/replaced", """
        <!doctype html><div id=d><i id=a></i></div>
        <script>
        const own = Node.prototype.appendChild;
        Node.prototype.appendChild = function (child) { own.call(this, document.createElement('s')); return own.call(this, child); };
        const replaced = Node.prototype.appendChild;
        const observer = new MutationObserver(() => {});
        observer.observe(d, {childList: true});
        </script>""");
    OPEN.go("/replaced");
    assertThat(OPEN.eval("d.appendChild(document.createElement('b')); observer.takeRecords().map(r => r.addedNodes[0].localName + r.addedNodes.length + r.previousSibling.localName).join() + (replaced === Node.prototype.appendChild)"))
        .isEqualTo("s1i,b1strue");
  }
}
