package dev.cmux.engine.modern.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.testing.TestSite;
import java.util.List;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Open shadow trees as page scripts see them, and as Java code walks them.
class ShadowDomTest {

  private final TestSite site = TestSite.start();
  private final TestWindow window = new TestWindow();

  @BeforeEach
  void open() {
    site.page("/", """
        <!doctype html><body><div id=host><b id=light>light</b><i slot=named>named</i>tail</div>
        <script>
          var host = document.getElementById('host');
          var root = host.attachShadow({mode: 'open'});
          root.innerHTML = '<p id=inner><slot></slot></p><section><slot name=named>none</slot></section>'
              + '<em><slot name=empty>fallback</slot></em>';
        </script>""");
    window.open(site.url("/"));
  }

  @AfterEach
  void close() {
    window.close();
    site.close();
  }

  @Test
  void theTreeIsHiddenFromTheDocumentAndOpenThroughItsHost() {
    assertThat(window.eval("""
        [host.shadowRoot === root, document.querySelector('#inner'), document.getElementById('inner'),
         root.querySelector('#inner').localName, root.getElementById('inner').localName, root.host === host, root.mode,
         root.parentNode, root instanceof ShadowRoot, host.querySelectorAll('*').length, host.innerHTML.length].join()
        """)).isEqualTo("true,,,p,p,true,open,,true,2,52");
  }

  @Test
  void rootsAndConnectednessFollowTheShadowTree() {
    assertThat(window.eval("""
        var inner = root.getElementById('inner');
        [inner.getRootNode() === root, inner.getRootNode({composed: true}) === document, inner.isConnected,
         inner.closest('#host'), document.contains(inner), root.contains(inner), inner.parentNode === root].join()
        """)).isEqualTo("true,true,true,,false,true,true");
  }

  @Test
  void slotsTakeTheHostsChildrenByName() {
    assertThat(window.eval("""
        var slots = root.querySelectorAll('slot');
        [slots[0].assignedNodes().length, slots[0].assignedElements()[0].id, slots[1].assignedNodes()[0].localName,
         slots[2].assignedNodes().length, slots[2].assignedNodes({flatten: true})[0].data,
         document.getElementById('light').assignedSlot === slots[0]].join()
        """)).isEqualTo("2,light,i,0,fallback,true");
  }

  @Test
  void slotsHearOfChanges() {
    window.eval("""
        var heard = [];
        root.querySelectorAll('slot')[1].addEventListener('slotchange', function (e) { heard.push(e.target.name); });
        var u = document.createElement('u'); u.slot = 'named'; host.appendChild(u); u.remove();
        """);
    assertThat(window.eval("heard.join()")).isEqualTo("named");
  }

  @Test
  void eventsLeaveTheTreeRetargetedAndOnlyWhenComposed() {
    assertThat(window.eval("""
        var seen = [];
        document.addEventListener('ping', function (e) { seen.push('document:' + (e.target === host)); });
        root.addEventListener('ping', function (e) { seen.push('root:' + e.target.id); });
        var inner = root.getElementById('inner');
        inner.dispatchEvent(new CustomEvent('ping', {bubbles: true}));
        inner.dispatchEvent(new CustomEvent('ping', {bubbles: true, composed: true}));
        var path;
        document.addEventListener('click', function (e) { path = e.composedPath(); seen.push('click:' + (e.target === host)); });
        inner.click();
        seen.join() + path[0].id + (path[1] === root) + (path[2] === host)
        """)).isEqualTo("root:inner,root:inner,document:true,click:trueinnertruetrue");
  }

  @Test
  void eventsOfSlottedChildrenPassThroughTheShadowTree() {
    assertThat(window.eval("""
        var seen = [];
        function hear(name, target) { target.addEventListener('ping', function (e) { seen.push(name + e.target.id); }); }
        hear('slot:', root.querySelector('slot'));
        hear('p:', root.getElementById('inner'));
        hear('root:', root);
        hear('host:', host);
        hear('document:', document);
        document.getElementById('light').dispatchEvent(new CustomEvent('ping', {bubbles: true}));
        root.getElementById('inner').addEventListener('ping', function (e) { e.stopPropagation(); });
        document.getElementById('light').dispatchEvent(new CustomEvent('ping', {bubbles: true}));
        seen.join()
        """)).isEqualTo("slot:light,p:light,root:light,host:light,document:light,slot:light,p:light");
  }

  @Test
  void eventsOfSlottedChildrenAreCapturedInTheShadowTree() {
    assertThat(window.eval("""
        var seen = [];
        function capture(name, target) { target.addEventListener('ping', function () { seen.push(name); }, true); }
        capture('slot', root.querySelector('slot'));
        capture('p', root.getElementById('inner'));
        capture('root', root);
        capture('document', document);
        document.getElementById('light').addEventListener('ping', function () { seen.push('target'); });
        document.getElementById('light').dispatchEvent(new CustomEvent('ping'));
        seen.join()
        """)).isEqualTo("document,root,p,slot,target");
  }

  @Test
  void slotsTakeWhatScriptsAssignToThem() {
    assertThat(window.eval("""
        var d = document.createElement('div'), tree = d.attachShadow({mode: 'open', slotAssignment: 'manual'}), heard = [];
        tree.innerHTML = '<slot id=a>none</slot><slot id=b></slot>';
        d.innerHTML = '<i></i><b slot=a></b>text';
        var a = tree.getElementById('a'), b = tree.getElementById('b');
        tree.addEventListener('slotchange', function (e) { heard.push(e.target.id); });
        function seen() { return a.assignedNodes().length + '' + b.assignedNodes().length + (d.firstChild.assignedSlot && d.firstChild.assignedSlot.id); }
        var found = [tree.slotAssignment, seen()];
        a.assign(d.firstChild, d.lastChild); found.push(seen());
        b.assign(d.firstChild); found.push(seen());
        b.assign(); found.push(seen(), a.assignedNodes()[0].data);
        a.assign(document.body); found.push(seen());
        try { a.assign('x'); } catch (e) { found.push(e.name); }
        found.join()
        """)).isEqualTo("manual,00null,20a,11b,10null,text,00null,TypeError");
    assertThat(window.eval("heard.join()")).isEqualTo("a,b");
    assertThat(window.eval("var plain = root.querySelector('slot'); plain.assign(host.lastChild); root.slotAssignment + plain.assignedNodes().length")).isEqualTo("named2");
  }

  @Test
  void aHostLeavesItsFocusToItsTree() {
    assertThat(window.eval("""
        var d = document.body.appendChild(document.createElement('div')), tree = d.attachShadow({mode: 'open', delegatesFocus: true});
        tree.innerHTML = '<p>none</p><button disabled></button><span></span>';
        var inner = tree.lastChild.attachShadow({mode: 'open', delegatesFocus: true});
        inner.innerHTML = '<input id=one><input id=two>';
        d.focus();
        var found = [tree.delegatesFocus, root.delegatesFocus, inner.activeElement.id];
        inner.lastChild.focus(); d.focus(); found.push(inner.activeElement.id, tree.activeElement === tree.lastChild, document.activeElement === d, root.activeElement);
        found.join()
        """)).isEqualTo("true,false,one,two,true,true,");
  }

  @Test
  void aClosedTreeStaysClosed() {
    assertThat(window.eval("""
        var d = document.createElement('div'); var shut = d.attachShadow({mode: 'closed'});
        d.shadowRoot + shut.mode
        """)).isEqualTo("nullclosed");
  }

  @Test
  void customElementsInsideAreConnectedWithTheirHost() {
    assertThat(window.eval("""
        var log = [];
        function X() { return Reflect.construct(HTMLElement, [], new.target); }
        X.prototype = Object.create(HTMLElement.prototype); X.prototype.constructor = X;
        X.prototype.connectedCallback = function () { log.push('in' + this.isConnected); };
        X.prototype.disconnectedCallback = function () { log.push('out'); };
        customElements.define('x-in', X);
        var d = document.createElement('div');
        d.attachShadow({mode: 'open'}).innerHTML = '<x-in></x-in>';
        document.body.appendChild(d); d.remove(); log.join()
        """)).isEqualTo("intrue,out");
  }

  @Test
  void javaWalksTheTreeAUserSees() {
    DomElement host = window.page().getElementById("host");
    DomNode root = ShadowTrees.of(host).orElseThrow();
    assertThat(root.getFirstChild().getNodeName()).isEqualTo("p");
    assertThat(ShadowTrees.flatText(host)).isEqualTo("lighttailnamedfallback");
    List<DomNode> shown = ShadowTrees.flatChildren(host);
    assertThat(shown).extracting(DomNode::getNodeName).containsExactly("p", "section", "em");
    DomNode light = window.page().getElementById("light");
    assertThat(ShadowTrees.flatParent(light).orElseThrow().getNodeName()).isEqualTo("slot");
    assertThat(ShadowTrees.flatParent(root.getFirstChild())).contains(host);
    assertThat(ShadowTrees.isInside(root.getFirstChild())).isTrue();
    assertThat(ShadowTrees.of(light)).isEmpty();
  }
}
