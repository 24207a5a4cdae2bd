package dev.cmux.engine.modern;

import com.google.javascript.jscomp.AbstractCompiler;
import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import com.google.javascript.rhino.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns an ES module into an expression that `modules.js` can link: a record of what it asks for and offers, and a
/// function that runs it in two steps, so that modules in a cycle see each other's functions.
/// ```
/// ({
///   requests: ["./a.js"], imports: [0, "b"], indirect: ["e", 0, "f"], stars: [0], changing: [], waits: false,
///   run: function* ($module) {
///     const $ns0 = $module.namespaces[0];
///     $module.exports({ b: () => b });
///     yield;
///     … the module, where an imported b is $ns0.b
///   }
/// })
/// ```
/// A module that awaits at its top level is an async function instead, which awaits `$module.linked`. `changing` are the exports that may get another value
/// when the module has run; all others are plain properties by then.
final class ModuleRewrite {

  /// The parameter of the function that runs the module.
  static final String MODULE = "$cmux_module$";
  private static final String DEFAULT = "$cmux_default$";

  private final AbstractCompiler compiler;
  private final List<String> requests = new ArrayList<>();
  private final List<Node> imports = new ArrayList<>();
  private final List<Node> indirect = new ArrayList<>();
  private final List<Node> stars = new ArrayList<>();
  private final Map<String, Node> exports = new LinkedHashMap<>();
  private final Map<String, Imported> locals = new HashMap<>();

  /// What an imported variable stands for: a name of a requested module, or the whole of it when the name is null.
  private record Imported(int request, String name) {
    Node reference() {
      Node namespace = IR.name("$ns" + request + "$");
      return name == null ? namespace : IR.getprop(namespace, name);
    }
  }

  ModuleRewrite(AbstractCompiler compiler) {
    this.compiler = compiler;
  }

  void rewrite(Node script) {
    Node body = script.getFirstChild();
    if (body == null || !body.isModuleBody()) {
      // No import and no export: a module all the same.
      body = IR.block();
      while (script.hasChildren()) {
        body.addChildToBack(script.removeFirstChild());
      }
      script.addChildToBack(body);
    }
    collectImports(body);
    ModuleNames names = locals.isEmpty() && !exports(body) ? null : ModuleNames.in(script, locals.keySet(), compiler);
    Node statements = IR.block();
    for (Node statement = body.getFirstChild(); statement != null; ) {
      Node next = statement.getNext();
      statement.detach();
      if (statement.isExport()) {
        rewriteExport(statement, statements);
      } else if (!statement.isImport()) {
        statements.addChildToBack(statement);
      }
      statement = next;
    }
    if (names != null) {
      names.usages().forEach(this::replaceUsage);
    }
    rewriteMeta(statements);
    rewriteThis(statements);
    boolean waits = AwaitingScript.awaits(statements);
    body.detach();
    script.addChildToBack(IR.exprResult(module(statements, changing(names), waits)).srcrefTreeIfMissing(script));
    script.removeProp(Node.ES6_MODULE);
  }

  private static boolean exports(Node body) {
    for (Node statement = body.getFirstChild(); statement != null; statement = statement.getNext()) {
      if (statement.isExport()) {
        return true;
      }
    }
    return false;
  }

  private int request(Node specifier) {
    String text = specifier.getString();
    int index = requests.indexOf(text);
    if (index < 0) {
      requests.add(text);
      index = requests.size() - 1;
    }
    return index;
  }

  private void collectImports(Node body) {
    for (Node statement = body.getFirstChild(); statement != null; statement = statement.getNext()) {
      if (statement.isImport()) {
        int request = request(statement.getLastChild());
        Node byDefault = statement.getFirstChild();
        Node specifiers = statement.getSecondChild();
        if (byDefault.isName()) {
          locals.put(byDefault.getString(), imported(request, "default"));
        }
        if (specifiers.getToken() == Token.IMPORT_STAR) {
          locals.put(specifiers.getString(), new Imported(request, null));
        } else if (specifiers.getToken() == Token.IMPORT_SPECS) {
          for (Node spec = specifiers.getFirstChild(); spec != null; spec = spec.getNext()) {
            locals.put(spec.getLastChild().getString(), imported(request, spec.getFirstChild().getString()));
          }
        }
      } else if (statement.isExport() && statement.getChildCount() == 2) {
        request(statement.getLastChild());
      }
    }
  }

  private Imported imported(int request, String name) {
    imports.add(IR.number(request));
    imports.add(IR.string(name));
    return new Imported(request, name);
  }

  private void replaceUsage(Node name) {
    Node parent = name.getParent();
    if (parent == null || parent.getToken() == Token.EXPORT_SPEC) {
      return;
    }
    Node reference = locals.get(name.getString()).reference().srcrefTree(name);
    if (parent.isStringKey()) {
      parent.setShorthandProperty(false);
    }
    if (parent.isCall() && parent.getFirstChild() == name) {
      parent.putBooleanProp(Node.FREE_CALL, true);
    }
    name.replaceWith(reference);
  }

  private void rewriteExport(Node export, Node statements) {
    Node first = export.getFirstChild();
    if (export.getBooleanProp(Node.EXPORT_ALL_FROM)) {
      stars.add(IR.number(request(export.getLastChild())));
    } else if (export.getBooleanProp(Node.EXPORT_DEFAULT)) {
      exportDefault(first.detach(), statements);
    } else if (export.getChildCount() == 2) {
      int request = request(export.getLastChild());
      for (Node spec = first.getFirstChild(); spec != null; spec = spec.getNext()) {
        indirect.add(IR.string(spec.getLastChild().getString()));
        indirect.add(IR.number(request));
        indirect.add(IR.string(spec.getFirstChild().getString()));
      }
    } else if (first.getToken() == Token.EXPORT_SPECS) {
      for (Node spec = first.getFirstChild(); spec != null; spec = spec.getNext()) {
        exportLocal(spec.getLastChild().getString(), spec.getFirstChild().getString());
      }
    } else {
      declaredNames(first);
      statements.addChildToBack(first.detach());
    }
  }

  private void exportDefault(Node value, Node statements) {
    if (value.isFunction() && !value.isArrowFunction()) {
      Node name = value.getFirstChild();
      if (name.getString().isEmpty()) {
        name.setString(DEFAULT);
        Node naming = IR.getprop(IR.name(ClassRewrite.RUNTIME), "named");
        statements.addChildToFront(IR.exprResult(IR.call(naming, IR.name(DEFAULT), IR.string("default"))));
      }
      exports.put("default", IR.name(name.getString()));
      statements.addChildToBack(value);
    } else {
      exports.put("default", IR.name(DEFAULT));
      statements.addChildToBack(IR.constNode(IR.name(DEFAULT), value).srcrefTreeIfMissing(value));
    }
  }

  /// `export { local as name }`, where the local may be imported: then it is passed on.
  private void exportLocal(String name, String local) {
    Imported passedOn = locals.get(local);
    exports.put(name, passedOn == null ? IR.name(local) : passedOn.reference());
  }

  private void declaredNames(Node declaration) {
    if (declaration.isFunction()) {
      String name = declaration.getFirstChild().getString();
      exports.put(name, IR.name(name));
      return;
    }
    for (Node target = declaration.getFirstChild(); target != null; target = target.getNext()) {
      boundNames(target.isDestructuringLhs() ? target.getFirstChild() : target);
    }
  }

  private void boundNames(Node target) {
    switch (target.getToken()) {
      case NAME -> exports.put(target.getString(), IR.name(target.getString()));
      case DEFAULT_VALUE, ITER_REST, OBJECT_REST -> boundNames(target.getFirstChild());
      case STRING_KEY -> boundNames(target.getFirstChild());
      case COMPUTED_PROP -> boundNames(target.getLastChild());
      case OBJECT_PATTERN, ARRAY_PATTERN -> {
        for (Node child = target.getFirstChild(); child != null; child = child.getNext()) {
          boundNames(child);
        }
      }
      default -> {}
    }
  }

  /// `import.meta` and `import(…)` are answered by the module's own record.
  private static void rewriteMeta(Node node) {
    for (Node child = node.getFirstChild(); child != null; ) {
      Node next = child.getNext();
      rewriteMeta(child);
      if (child.getToken() == Token.IMPORT_META) {
        child.replaceWith(IR.getprop(IR.name(MODULE), "meta").srcrefTree(child));
      } else if (child.getToken() == Token.DYNAMIC_IMPORT) {
        Node call = IR.call(IR.getprop(IR.name(MODULE), "load"), child.removeFirstChild());
        child.replaceWith(call.srcrefTreeIfMissing(child));
      }
      child = next;
    }
  }

  /// A module's own `this` is undefined.
  private static void rewriteThis(Node node) {
    for (Node child = node.getFirstChild(); child != null; ) {
      Node next = child.getNext();
      if (child.isThis()) {
        child.replaceWith(IR.voidNode(IR.number(0)).srcrefTree(child));
      } else if (!child.isFunction() || child.isArrowFunction()) {
        rewriteThis(child);
      }
      child = next;
    }
  }

  private List<Node> changing(@Nullable ModuleNames names) {
    List<Node> changing = new ArrayList<>();
    exports.forEach(
        (name, value) -> {
          if (names == null || !value.isName() || names.mayChange(value.getString())) {
            changing.add(IR.string(name));
          }
        });
    return changing;
  }

  private Node module(Node statements, List<Node> changing, boolean waits) {
    Node offered = IR.objectlit();
    exports.forEach(
        (name, value) ->
            offered.addChildToBack(
                IR.quotedStringKey(
                    name,
                    IR.arrowFunction(IR.name(""), IR.paramList(), IR.block(IR.returnNode(value.cloneTree()))))));
    Node step =
        waits
            ? IR.await(IR.getprop(IR.name(MODULE), "linked"))
            : new Node(Token.YIELD, IR.voidNode(IR.number(0)));
    statements.addChildToFront(IR.exprResult(step));
    statements.addChildToFront(IR.exprResult(IR.call(IR.getprop(IR.name(MODULE), "exports"), offered)));
    for (int i = requests.size() - 1; i >= 0; i--) {
      Node namespace = IR.getelem(IR.getprop(IR.name(MODULE), "namespaces"), IR.number(i));
      statements.addChildToFront(IR.constNode(IR.name("$ns" + i + "$"), namespace));
    }
    Node run = IR.function(IR.name(""), IR.paramList(IR.name(MODULE)), statements);
    if (waits) {
      run.setIsAsyncFunction(true);
    } else {
      run.setIsGeneratorFunction(true);
    }
    return IR.objectlit(
        IR.stringKey("requests", IR.arraylit(requests.stream().map(IR::string).toArray(Node[]::new))),
        IR.stringKey("imports", IR.arraylit(imports)),
        IR.stringKey("indirect", IR.arraylit(indirect)),
        IR.stringKey("stars", IR.arraylit(stars)),
        IR.stringKey("changing", IR.arraylit(changing)),
        IR.stringKey("waits", waits ? IR.trueNode() : IR.falseNode()),
        IR.stringKey("run", run));
  }
}
