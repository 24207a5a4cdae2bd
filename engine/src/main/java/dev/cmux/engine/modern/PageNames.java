package dev.cmux.engine.modern;

import com.google.javascript.jscomp.AbstractCompiler;
import com.google.javascript.jscomp.NodeTraversal;
import com.google.javascript.jscomp.NodeUtil;
import com.google.javascript.jscomp.Var;
import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import com.google.javascript.rhino.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Renames what must not be confused with our own.
final class PageNames {

  private static final String HIDDEN = "$page$";

  private PageNames() {}

  /// Renames every use of the variable `name` below `node`.
  static void hide(Node node, String name, String replacement) {
    if (node.isName() && node.getString().equals(name)) {
      node.setString(replacement);
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      hide(child, name, replacement);
    }
  }

  /// Names of the window that a top-level `let`, `const` or `class` of a page may hide, but a variable of the older
  /// kind would overwrite or fail to: they are accessors or cannot be written.
  private static final Set<String> WINDOW_OWN =
      Set.of(
          "name", "status", "top", "parent", "self", "length", "event", "history", "location", "screen", "origin",
          "external", "closed", "opener", "frames", "frameElement", "document", "window", "navigator", "performance",
          "crypto", "localStorage", "sessionStorage", "indexedDB", "caches", "scrollX", "scrollY", "pageXOffset",
          "pageYOffset", "innerWidth", "innerHeight", "outerWidth", "outerHeight", "screenX", "screenY", "menubar",
          "toolbar", "statusbar", "scrollbars", "defaultStatus", "clientInformation", "visualViewport",
          "customElements", "devicePixelRatio", "isSecureContext");

  /// Those of them under which the platform and libraries look for nothing of the window that they cannot do without.
  private static final Set<String> SHARED =
      Set.of(
          "name", "status", "length", "event", "screen", "origin", "external", "closed", "opener", "scrollX", "scrollY",
          "pageXOffset", "pageYOffset", "innerWidth", "innerHeight", "outerWidth", "outerHeight", "screenX", "screenY",
          "menubar", "toolbar", "statusbar", "scrollbars", "defaultStatus", "devicePixelRatio");

  /// A word among [#WINDOW_OWN], alone or in a pattern, where what is declared begins. Names of no property that can be hidden are left out: a
  /// `let document` is an error in browsers.
  private static final Pattern HIDING = hiding();

  private static Pattern hiding() {
    Set<String> names = new TreeSet<>(WINDOW_OWN);
    names.removeAll(Set.of("document", "window", "location", "top"));
    String word = "\\b(?:" + String.join("|", names) + ")(?![\\w$])";
    return Pattern.compile(word + "|[{\\[][^;=]*" + word);
  }

  /// Whether the variable, or the pattern of some, that a top-level `let` or `const` declares at this place of a source has to have another name.
  static boolean hidesWindowProperty(String source, int place) {
    return HIDING.matcher(source).region(place, source.length()).lookingAt();
  }

  /// Gives such variables of a classic script another name, in this script. Other scripts and handlers find most of them under their own, as properties of the
  /// window.
  static void keepWindowProperties(AbstractCompiler compiler, Node script) {
    Set<String> constants = namesOf(script, Node::isConst);
    Set<String> hidden = lexicalNames(script);
    hidden.retainAll(WINDOW_OWN);
    rename(compiler, script, hidden, HIDDEN);
    hidden.stream().filter(SHARED::contains).sorted(Comparator.reverseOrder()).forEach(name -> share(script, name, constants.contains(name)));
  }

  /// `__cmux.share("name", function () { return $page$name }, function (value) { $page$name = value })`. Who writes what another script made a constant means the
  /// property of the window, as a library that keeps something in `window.name`: that goes nowhere.
  private static void share(Node script, String name, boolean constant) {
    Node read = IR.function(IR.name(""), IR.paramList(), IR.block(IR.returnNode(IR.name(HIDDEN + name))));
    Node writing = constant ? IR.block() : IR.block(IR.exprResult(IR.assign(IR.name(HIDDEN + name), IR.name("value"))));
    Node write = IR.function(IR.name(""), IR.paramList(IR.name("value")), writing);
    script.addChildToFront(IR.exprResult(RuntimeCalls.call("share", IR.string(name), read, write)).srcrefTreeIfMissing(script));
  }

  /// The same for all that an `eval` text declares for itself, which must not be seen around it.
  static void keepLexicalNames(AbstractCompiler compiler, Node script) {
    rename(compiler, script, lexicalNames(script), "$eval$");
  }

  private static Set<String> lexicalNames(Node script) {
    return namesOf(script, statement -> statement.isLet() || statement.isConst());
  }

  private static Set<String> namesOf(Node script, Predicate<Node> declaring) {
    Set<String> names = new HashSet<>();
    for (Node statement = script.getFirstChild(); statement != null; statement = statement.getNext()) {
      if (declaring.test(statement)) {
        NodeUtil.visitPreOrder(
            statement, node -> names.add(node.isName() ? node.getString() : ""), node -> !node.isFunction());
      }
    }
    return names;
  }

  private static void rename(AbstractCompiler compiler, Node script, Set<String> hidden, String prefix) {
    if (hidden.isEmpty()) {
      return;
    }
    List<Node> uses = new ArrayList<>();
    NodeTraversal.traverse(
        compiler,
        script,
        new NodeTraversal.AbstractPostOrderCallback() {
          @Override
          public void visit(NodeTraversal traversal, Node node, Node parent) {
            if (node.isName() && hidden.contains(node.getString())) {
              Var variable = traversal.getScope().getVar(node.getString());
              if (variable != null && variable.getScope().isGlobal()) {
                uses.add(node);
              }
            }
          }
        });
    for (Node use : uses) {
      use.setString(prefix + use.getString());
      if (use.getParent().isStringKey()) {
        use.getParent().setShorthandProperty(false);
      }
    }
  }

  /// `import(x)` in a classic script starts from the script's own address, which the code learns when it is compiled.
  static void loadDynamically(Node node) {
    for (Node child = node.getFirstChild(); child != null; ) {
      Node next = child.getNext();
      loadDynamically(child);
      if (child.getToken() == Token.DYNAMIC_IMPORT) {
        Node load = IR.getprop(IR.name(ClassRewrite.RUNTIME), "load");
        Node call = IR.call(load, child.removeFirstChild(), IR.string(Languages.BASE));
        child.replaceWith(call.srcrefTreeIfMissing(child));
      }
      child = next;
    }
  }
}
