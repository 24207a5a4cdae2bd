package dev.cmux.engine.modern;

import static dev.cmux.engine.modern.RuntimeCalls.call;
import static dev.cmux.engine.modern.RuntimeCalls.replace;

import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import com.google.javascript.rhino.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Turns classes into functions and calls of the runtime (`runtime.js`), before the compiler sees them.
///
/// The compiler can lower classes itself, but not as the standard has it: its methods are enumerable, a class can be
/// called, `super()` cannot construct a host object (`class X extends EventTarget`) and may not stand in an arrow
/// function. A class becomes
/// ```
/// (($parent) => {
///   "use strict";
///   const $name = $rt.privateName("#name"), $fields = function() { … };
///   const $class = $rt.begin(function(…) { constructor }, "Name", $parent), Name = $class;
///   $rt.members($class, [kind, key, function, …]);
///   static fields and blocks, in order
///   return $class;
/// })(Parent)
/// ```
/// Private members are properties under a private symbol; reading one through anything but `this` checks that it is
/// there, as the standard asks. Private methods live on the prototype.
final class ClassRewrite {

  /// The name of the runtime object in the compiler's input and output, see [Lowering].
  static final String RUNTIME = "$jscomp";

  /// Stands for `new.target`, which the compiler cannot carry to older syntax and the page engine understands.
  static final String NEW_TARGET = "$cmux_new_target$";

  /// Kinds of members in the list given to the runtime; added up.
  private static final int GETTER = 1;

  private static final int SETTER = 2;

  private static final String PROTO = "__proto__";

  private final SuperRewrite supers = new SuperRewrite(this::visit);
  private final ClassDefinition definition = new ClassDefinition(this);
  private final Map<Node, FunctionHead> heads = new HashMap<>();
  private int names;

  /// Rewrites everything below `script`.
  void rewrite(Node script) {
    visitChildren(script, new Place(null, false, null, null, Map.of(), null));
  }

  /// A variable's name that is not in use.
  String fresh(String base) {
    return "$" + base + "$" + names++;
  }

  void visitChildren(Node node, Place place) {
    for (Node child = node.getFirstChild(); child != null; ) {
      Node next = child.getNext();
      visit(child, place);
      child = next;
    }
  }

  void visit(Node node, Place place) {
    switch (node.getToken()) {
      case CLASS -> definition.rewrite(node, place);
      case FUNCTION -> visitFunction(node, place);
      case OBJECTLIT -> visitObject(node, place);
      case FOR_IN -> {
        visitChildren(node, place);
        Node object = node.getSecondChild();
        Node marker = IR.empty();
        object.replaceWith(marker);
        marker.replaceWith(call("keysOf", object).srcrefTreeIfMissing(object));
      }
      case WITH -> {
        visitChildren(node, place);
        Node object = node.getFirstChild().detach();
        node.addChildToFront(call("withObject", object).srcrefTreeIfMissing(object));
      }
      case CALL -> {
        if (node.getFirstChild().isSuper()) {
          visitChildren(node, place);
          supers.rewriteCall(node, place);
        } else if (SuperRewrite.isMember(node.getFirstChild(), place)) {
          supers.rewriteMethodCall(node, place);
        } else {
          visitChildren(node, place);
        }
      }
      case OPTCHAIN_CALL -> {
        if (SuperRewrite.isMember(node.getFirstChild(), place)) {
          supers.rewriteMethodCall(node, place);
        } else {
          visitChildren(node, place);
        }
      }
      case GETPROP, GETELEM, OPTCHAIN_GETPROP, OPTCHAIN_GETELEM -> {
        if (SuperRewrite.isMember(node, place)) {
          supers.rewriteMember(node, place);
        } else {
          visitChildren(node, place);
          supers.rewritePrivateMember(node, place);
        }
      }
      case TEMPLATELIT -> {
        visitChildren(node, place);
        if (!node.getParent().isTaggedTemplateLit()) {
          replace(node, concatenation(node));
        }
      }
      case DELPROP -> {
        if (SuperRewrite.isMember(node.getFirstChild(), place)) {
          replace(node, call("noDelete"));
        } else {
          visitChildren(node, place);
        }
      }
      case IN -> {
        visitChildren(node, place);
        Node left = node.getFirstChild();
        if (left.isName() && left.isPrivateIdentifier()) {
          Node object = left.getNext().detach();
          replace(node, call("privateIn", object, IR.name(place.privates().get(left.getString()))));
        }
      }
      case THIS -> {
        if (place.self() != null) {
          replace(node, IR.name(place.self()));
        }
      }
      case NEW_TARGET -> {
        if (place.function() != null) {
          replace(node, IR.name(place.function().newTarget()));
        }
      }
      case RETURN -> {
        visitChildren(node, place);
        if (place.self() != null && node.hasChildren() && ownerOf(node) == place.function()) {
          Node value = node.removeFirstChild();
          node.addChildToBack(call("result", value, IR.name(place.self())).srcrefTreeIfMissing(node));
        } else if (place.self() != null && ownerOf(node) == place.function()) {
          node.addChildToBack(IR.name(place.self()).srcref(node));
        }
      }
      default -> visitChildren(node, place);
    }
  }

  /// The compiler adds up what a template literal holds, which asks objects for their `valueOf`; `concat` makes strings of them.
  private static Node concatenation(Node template) {
    Node first = IR.string(template.getFirstChild().getCookedString());
    List<Node> rest = new ArrayList<>();
    for (Node part = template.getSecondChild(); part != null; part = part.getNext()) {
      if (part.getToken() == Token.TEMPLATELIT_SUB) {
        rest.add(part.removeFirstChild());
      } else if (!part.getCookedString().isEmpty()) {
        rest.add(IR.string(part.getCookedString()));
      }
    }
    return rest.isEmpty() ? first : IR.call(IR.getprop(first, "concat"), rest.toArray(Node[]::new));
  }

  /// The function a `return` returns from, or null for one of an arrow function.
  private FunctionHead ownerOf(Node statement) {
    Node owner = statement.getParent();
    while (!owner.isFunction()) {
      owner = owner.getParent();
    }
    return heads.get(owner);
  }

  private void visitFunction(Node function, Place place) {
    if (function.isArrowFunction()) {
      visitChildren(function, place);
      return;
    }
    FunctionHead head = new FunctionHead(fresh("target"));
    visitBody(function, place.inFunction(head), head);
  }

  void visitBody(Node function, Place place, FunctionHead head) {
    visitChildren(registered(function, head), place);
    if (head.isUsed()) {
      function
          .getLastChild()
          .addChildToFront(IR.var(IR.name(head.variable()), IR.name(NEW_TARGET)).srcrefTreeIfMissing(function));
    }
  }

  /// Remembers whose `return` statements those of this function are.
  Node registered(Node function, FunctionHead head) {
    heads.put(function, head);
    return function;
  }

  // Object literals.

  /// The compiler knows neither computed accessors nor all of `super` in object literals. One that uses `super`
  /// gets a name for its methods to start from; computed accessors are added to the finished object.
  private void visitObject(Node object, Place place) {
    dropReplaced(object);
    String home = null;
    List<Node> accessors = new ArrayList<>();
    for (Node member = object.getFirstChild(); member != null; ) {
      Node next = member.getNext();
      if (isMethod(member)) {
        if (usesSuper(member.getLastChild())) {
          home = home == null ? fresh("home") : home;
        }
        String methodHome = home;
        if (member.isComputedProp()) {
          visit(member.getFirstChild(), place);
        }
        FunctionHead head = new FunctionHead(fresh("target"));
        Place inside = methodHome == null ? place.inFunction(head) : place.inMember(methodHome, true, head);
        visitBody(member.getLastChild(), inside, head);
        if (accessorKind(member) != 0 && member.isComputedProp()) {
          accessors.add(IR.number(accessorKind(member)));
          accessors.add(member.removeFirstChild());
          accessors.add(member.removeFirstChild());
          member.detach();
        }
      } else {
        visit(member, place);
        if (isPlainProto(member)) {
          accessors.add(IR.number(0));
          accessors.add(IR.string(PROTO));
          accessors.add(member.getLastChild().detach());
          member.detach();
        }
      }
      member = next;
    }
    if (home == null && accessors.isEmpty()) {
      return;
    }
    Node marker = IR.empty();
    object.replaceWith(marker);
    Node value = accessors.isEmpty() ? object : call("accessors", object, IR.arraylit(accessors));
    if (home != null) {
      Node body =
          IR.block(
              IR.constNode(IR.name(home), value), IR.returnNode(IR.name(home)));
      value = IR.call(IR.arrowFunction(IR.name(""), IR.paramList(), body));
      value.putBooleanProp(Node.FREE_CALL, true);
    }
    value.srcrefTreeIfMissing(object);
    marker.replaceWith(value);
  }

  /// Accessors that a later member of the same name replaces, as in `{get a() {…}, a: 1}`: the engine would assign to them.
  private static void dropReplaced(Node object) {
    for (Node member = object.getFirstChild(); member != null; ) {
      Node next = member.getNext();
      if (member.isGetterDef() || member.isSetterDef()) {
        for (Node later = next; later != null; later = later.getNext()) {
          if ((later.isStringKey() || later.isMemberFunctionDef()) && later.getString().equals(member.getString()) && !later.getString().equals(PROTO)) {
            member.detach();
            break;
          }
        }
      }
      member = next;
    }
  }

  /// `{__proto__}` or `{['__proto__']: x}`, a property like any other. The engine knows but one `__proto__`.
  private static boolean isPlainProto(Node member) {
    return member.isStringKey() && member.isShorthandProperty() && member.getString().equals(PROTO)
        || member.isComputedProp() && member.getFirstChild().isStringLit() && member.getFirstChild().getString().equals(PROTO);
  }

  private static boolean isMethod(Node member) {
    return member.isMemberFunctionDef()
        || accessorKind(member) != 0
        || member.isComputedProp() && member.getBooleanProp(Node.COMPUTED_PROP_METHOD);
  }

  static int accessorKind(Node member) {
    if (member.isGetterDef() || member.getBooleanProp(Node.COMPUTED_PROP_GETTER)) {
      return GETTER;
    }
    return member.isSetterDef() || member.getBooleanProp(Node.COMPUTED_PROP_SETTER) ? SETTER : 0;
  }

  private static boolean usesSuper(Node node) {
    if (node.isSuper()) {
      return true;
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      boolean ownSuper = child.isClass() || child.isFunction() && !child.isArrowFunction() || child.isObjectLit();
      if (!ownSuper && usesSuper(child)) {
        return true;
      }
    }
    return false;
  }
}
