package dev.cmux.engine.modern;

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
  private static final int STATIC = 4;

  /// What the code being visited stands in.
  ///
  /// @param home the class whose members contain it, or null; `super.x` starts there
  /// @param inStatic whether that member is static
  /// @param self the variable that is `this`, in a derived constructor; null elsewhere
  /// @param fields the function that sets up instance fields, in a derived constructor of a class that has some
  /// @param privates the private names in scope and the variables that hold their symbols
  /// @param function where `new.target` is read; null outside of functions
  private record Place(
      String home,
      boolean inStatic,
      String self,
      String fields,
      Map<String, String> privates,
      FunctionHead function) {

    Place inFunction(FunctionHead inner) {
      return new Place(null, false, null, null, privates, inner);
    }

    Place inMember(String newHome, boolean isStatic, FunctionHead inner) {
      return new Place(newHome, isStatic, null, null, privates, inner);
    }

    Place withSelf(String newSelf, String newFields) {
      return new Place(home, inStatic, newSelf, newFields, privates, function);
    }

    Place withPrivates(Map<String, String> more) {
      Map<String, String> all = new HashMap<>(privates);
      all.putAll(more);
      return new Place(home, inStatic, self, fields, all, function);
    }
  }

  /// A function that is not an arrow function; learns whether it has to remember `new.target`.
  private static final class FunctionHead {
    private final String newTarget;
    private boolean used;

    FunctionHead(String newTarget) {
      this.newTarget = newTarget;
    }

    String newTarget() {
      used = true;
      return newTarget;
    }
  }

  private int names;
  private boolean strictScript;

  /// Rewrites everything below `script`.
  void rewrite(Node script) {
    strictScript = script.isUseStrict();
    visitChildren(script, new Place(null, false, null, null, Map.of(), null));
  }

  private String fresh(String base) {
    return "$" + base + "$" + names++;
  }

  private void visitChildren(Node node, Place place) {
    for (Node child = node.getFirstChild(); child != null; ) {
      Node next = child.getNext();
      visit(child, place);
      child = next;
    }
  }

  private void visit(Node node, Place place) {
    switch (node.getToken()) {
      case CLASS -> rewriteClass(node, place);
      case FUNCTION -> visitFunction(node, place);
      case OBJECTLIT -> visitObject(node, place);
      case WITH -> {
        visitChildren(node, place);
        Node object = node.getFirstChild().detach();
        node.addChildToFront(call("withObject", object).srcrefTreeIfMissing(object));
      }
      case CALL -> {
        if (node.getFirstChild().isSuper()) {
          visitChildren(node, place);
          rewriteSuperCall(node, place);
        } else if (isSuperMember(node.getFirstChild(), place)) {
          rewriteSuperMethodCall(node, place);
        } else {
          boolean asksAsync = node.getFirstChild().matchesQualifiedName("Object.getPrototypeOf")
              && node.hasTwoChildren() && isAsync(node.getLastChild());
          visitChildren(node, place);
          if (asksAsync) {
            replace(node, IR.getprop(IR.getprop(IR.name(RUNTIME), "AsyncFunction"), "prototype"));
          }
        }
      }
      case OPTCHAIN_CALL -> {
        if (isSuperMember(node.getFirstChild(), place)) {
          rewriteSuperMethodCall(node, place);
        } else {
          visitChildren(node, place);
        }
      }
      case GETPROP, GETELEM, OPTCHAIN_GETPROP, OPTCHAIN_GETELEM -> {
        if (isSuperMember(node, place)) {
          rewriteSuperMember(node, place);
        } else if (node.isGetProp() && node.getString().equals("constructor") && isAsync(node.getFirstChild())) {
          replace(node, IR.getprop(IR.name(RUNTIME), "AsyncFunction"));
        } else {
          visitChildren(node, place);
          rewritePrivateMember(node, place);
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

  /// Lowered async functions are functions like any other, so what makes them has to be told to those who ask: the
  /// two ways to come by `AsyncFunction`, which has no name.
  private static boolean isAsync(Node node) {
    return node.isFunction() && node.isAsyncFunction() && !node.isGeneratorFunction();
  }

  private final Map<Node, FunctionHead> heads = new HashMap<>();

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
    // The compiler drops directives, and the engine takes them from functions only, not from scripts.
    if (function.getLastChild().isUseStrict() || strictScript && place.function() == null) {
      function.getLastChild().addChildToFront(IR.exprResult(IR.string("use strict")).srcrefTreeIfMissing(function));
    }
  }

  private void visitBody(Node function, Place place, FunctionHead head) {
    heads.put(function, head);
    visitChildren(function, place);
    if (head.used) {
      function
          .getLastChild()
          .addChildToFront(IR.var(IR.name(head.newTarget), IR.name(NEW_TARGET)).srcrefTreeIfMissing(function));
    }
  }

  // Object literals.

  /// The compiler knows neither computed accessors nor all of `super` in object literals. One that uses `super`
  /// gets a name for its methods to start from; computed accessors are added to the finished object.
  private void visitObject(Node object, Place place) {
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

  private static boolean isMethod(Node member) {
    return member.isMemberFunctionDef()
        || accessorKind(member) != 0
        || member.isComputedProp() && member.getBooleanProp(Node.COMPUTED_PROP_METHOD);
  }

  private static int accessorKind(Node member) {
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

  // Classes.

  private void rewriteClass(Node node, Place outer) {
    Node name = node.getFirstChild();
    Node heritage = name.getNext();
    Node members = node.getLastChild();
    boolean derived = !heritage.isEmpty();
    if (derived) {
      visit(heritage, outer);
      heritage = node.getSecondChild();
    }
    String classRef = fresh("class");
    Place inside = outer.withPrivates(privateNamesOf(members));

    List<Node> setup = new ArrayList<>();
    inside.privates().forEach(
        (privateName, variable) -> {
          if (!outer.privates().containsValue(variable)) {
            setup.add(IR.constNode(IR.name(variable), call("privateName", IR.string(privateName))));
          }
        });

    Node constructor = null;
    List<Node> memberList = new ArrayList<>();
    List<Node> instanceFields = new ArrayList<>();
    List<Node> statics = new ArrayList<>();
    for (Node member = members.getFirstChild(); member != null; ) {
      Node next = member.getNext();
      member.detach();
      switch (member.getToken()) {
        case MEMBER_FIELD_DEF, COMPUTED_FIELD_DEF -> {
          Node target = member.isStaticMember() ? IR.name(classRef) : IR.thisNode();
          Node field = field(member, target, inside, classRef, setup);
          if (member.isStaticMember()) {
            statics.add(field);
          } else {
            instanceFields.add(field);
          }
        }
        case BLOCK -> {
          Node block = IR.function(IR.name(""), IR.paramList(), member);
          FunctionHead head = new FunctionHead(fresh("target"));
          visitBody(block, inside.inMember(classRef, true, head), head);
          statics.add(IR.exprResult(IR.call(IR.getprop(block, "call"), IR.name(classRef))));
        }
        default -> {
          if (isConstructor(member)) {
            constructor = member.removeFirstChild();
          } else {
            addMember(member, memberList, inside, classRef);
          }
        }
      }
      member = next;
    }

    String fields = instanceFields.isEmpty() ? null : fresh("fields");
    if (fields != null) {
      Node body = IR.block();
      instanceFields.forEach(body::addChildToBack);
      setup.add(IR.constNode(IR.name(fields), IR.function(IR.name(""), IR.paramList(), body)));
    }
    Node function = constructorFunction(constructor, derived, classRef, fields, inside, name);
    String parent = fresh("parent");
    Node begin = call("begin", function, IR.string(nameOf(node)));
    if (derived) {
      begin.addChildToBack(IR.name(parent));
    }

    Node body = IR.block();
    setup.forEach(body::addChildToBack);
    body.addChildToBack(IR.constNode(IR.name(classRef), begin));
    if (name.isName() && !name.getString().isEmpty()) {
      body.addChildToBack(IR.constNode(IR.name(name.getString()), IR.name(classRef)));
    }
    if (!memberList.isEmpty()) {
      body.addChildToBack(IR.exprResult(call("members", IR.name(classRef), IR.arraylit(memberList))));
    }
    statics.forEach(body::addChildToBack);
    body.addChildToBack(IR.returnNode(IR.name(classRef)));
    body.addChildToFront(IR.exprResult(IR.string("use strict")));

    Node wrapper = IR.arrowFunction(IR.name(""), derived ? IR.paramList(IR.name(parent)) : IR.paramList(), body);
    Node value = IR.call(wrapper);
    value.putBooleanProp(Node.FREE_CALL, true);
    if (derived) {
      value.addChildToBack(heritage.detach());
    }
    place(node, name, value);
  }

  /// Puts the value where the class was: a declaration becomes `let Name = value`.
  private void place(Node node, Node name, Node value) {
    Node parent = node.getParent();
    boolean isDefault = parent.isExport() && parent.getBooleanProp(Node.EXPORT_DEFAULT);
    boolean named = name.isName() && !name.getString().isEmpty();
    if (isDefault && named) {
      Node declaration = IR.let(IR.name(name.getString()), value).srcrefTreeIfMissing(node);
      declaration.insertBefore(parent);
      replace(node, IR.name(name.getString()));
    } else if (!isDefault && named && isStatementParent(parent)) {
      replace(node, IR.let(IR.name(name.getString()), value));
    } else {
      replace(node, value);
    }
  }

  private static boolean isStatementParent(Node parent) {
    return parent.isScript()
        || parent.isModuleBody()
        || parent.isBlock()
        || parent.isExport()
        || parent.isLabel()
        || parent.isRoot();
  }

  private Map<String, String> privateNamesOf(Node members) {
    Map<String, String> found = new HashMap<>();
    for (Node member = members.getFirstChild(); member != null; member = member.getNext()) {
      if (member.isPrivateIdentifier()) {
        found.computeIfAbsent(member.getString(), name -> fresh("private"));
      }
    }
    return found;
  }

  private static boolean isConstructor(Node member) {
    return member.isMemberFunctionDef()
        && !member.isStaticMember()
        && !member.isPrivateIdentifier()
        && member.getString().equals("constructor");
  }

  private Node constructorFunction(
      Node given, boolean derived, String classRef, String fields, Place inside, Node name) {
    FunctionHead head = new FunctionHead(fresh("target"));
    Node function = given == null ? IR.function(IR.name(""), IR.paramList(), IR.block()) : given;
    function.getFirstChild().setString("");
    Place member = inside.inMember(classRef, false, head);
    Node body = function.getLastChild();
    if (derived) {
      String self = fresh("this");
      if (given == null) {
        // Not `super(...arguments)`: the standard's implicit constructor does not ask for an iterator.
        body.addChildToBack(IR.exprResult(superCall(IR.name("arguments"), classRef, self, fields, head)));
      } else {
        visitChildren(registered(function, head), member.withSelf(self, fields));
      }
      body.addChildToFront(IR.var(IR.name(self)));
      body.addChildToBack(IR.returnNode(call("initialized", IR.name(self))));
      head.newTarget();
    } else {
      if (given != null) {
        visitChildren(registered(function, head), member);
      }
      if (fields != null) {
        body.addChildToFront(IR.exprResult(IR.call(IR.getprop(IR.name(fields), "call"), IR.thisNode())));
      }
      Node check = IR.or(IR.name(head.newTarget()), call("noNew", IR.string(name.isName() ? name.getString() : "")));
      body.addChildToFront(IR.exprResult(check));
    }
    body.addChildToFront(IR.var(IR.name(head.newTarget), IR.name(NEW_TARGET)));
    return function;
  }

  private Node registered(Node function, FunctionHead head) {
    heads.put(function, head);
    return function;
  }

  private void addMember(Node member, List<Node> list, Place inside, String classRef) {
    boolean isStatic = member.isStaticMember();
    int kind = (isStatic ? STATIC : 0) + accessorKind(member);
    Node function = member.getLastChild().detach();
    Node key;
    if (member.isComputedProp()) {
      // A computed key belongs to the code around the class, as far as `this` and private names go.
      visitChildren(member, inside);
      key = member.getFirstChild().detach();
    } else if (member.isPrivateIdentifier()) {
      key = IR.name(inside.privates().get(member.getString()));
    } else {
      key = IR.string(member.getString());
    }
    function.getFirstChild().replaceWith(IR.name(""));
    FunctionHead head = new FunctionHead(fresh("target"));
    visitBody(function, inside.inMember(classRef, isStatic, head), head);
    list.add(IR.number(kind));
    list.add(key);
    list.add(function);
  }

  /// One field as a statement. A static initialiser runs as a function of its own, where `this` is the class.
  private Node field(Node member, Node target, Place inside, String classRef, List<Node> setup) {
    boolean isStatic = member.isStaticMember();
    Node key;
    if (member.getToken() == Token.COMPUTED_FIELD_DEF) {
      visit(member.getFirstChild(), inside);
      String variable = fresh("key");
      setup.add(IR.constNode(IR.name(variable), call("propertyKey", member.getFirstChild().detach())));
      key = IR.name(variable);
    } else if (member.isPrivateIdentifier()) {
      key = IR.name(inside.privates().get(member.getString()));
    } else {
      key = IR.string(member.getString());
    }
    Node value = member.hasChildren() ? member.removeFirstChild() : IR.voidNode(IR.number(0));
    Node returned = IR.returnNode(value);
    Node function = IR.function(IR.name(""), IR.paramList(), IR.block(returned));
    FunctionHead head = new FunctionHead(fresh("target"));
    visitBody(function, inside.inMember(classRef, isStatic, head), head);
    value = returned.removeFirstChild();
    if (isStatic) {
      returned.addChildToBack(value);
      value = IR.call(IR.getprop(function, "call"), IR.name(classRef));
    }
    return IR.exprResult(call("field", target, key, value)).srcrefTreeIfMissing(member);
  }

  private static String nameOf(Node node) {
    Node name = node.getFirstChild();
    Node parent = node.getParent();
    if (name.isName() && !name.getString().isEmpty()) {
      return name.getString();
    }
    return switch (parent.getToken()) {
      case NAME, STRING_KEY -> parent.getString();
      case ASSIGN, DEFAULT_VALUE -> parent.getFirstChild().isName() ? parent.getFirstChild().getString() : "";
      case EXPORT -> "default";
      default -> "";
    };
  }

  // `super` and private names.

  private void rewriteSuperCall(Node call, Place place) {
    if (place.self() == null) {
      return;
    }
    call.removeFirstChild();
    List<Node> arguments = new ArrayList<>();
    while (call.hasChildren()) {
      arguments.add(call.removeFirstChild());
    }
    Node list = IR.arraylit(arguments);
    replace(call, superCall(list, place.home(), place.self(), place.fields(), place.function()));
  }

  private Node superCall(Node arguments, String classRef, String self, String fields, FunctionHead head) {
    Node constructed =
        IR.assign(IR.name(self), call("construct", IR.name(classRef), arguments, IR.name(head.newTarget())));
    if (fields == null) {
      return constructed;
    }
    Node setUp = IR.call(IR.getprop(IR.name(fields), "call"), IR.name(self));
    return IR.comma(IR.comma(constructed, setUp), IR.name(self));
  }

  /// `super.x` of a class; that of an object literal is left to the compiler.
  private static boolean isSuperMember(Node node, Place place) {
    return place.home() != null
        && (node.isGetProp() || node.isGetElem() || node.isOptChainGetProp() || node.isOptChainGetElem())
        && node.getFirstChild().isSuper();
  }

  private Node home(Place place) {
    return place.inStatic() ? IR.name(place.home()) : IR.getprop(IR.name(place.home()), "prototype");
  }

  private Node self(Place place) {
    return place.self() == null ? IR.thisNode() : IR.name(place.self());
  }

  private Node superKey(Node member, Place place) {
    if (member.isGetProp() || member.isOptChainGetProp()) {
      return IR.string(member.getString());
    }
    visit(member.getLastChild(), place);
    return member.getLastChild().detach();
  }

  private void rewriteSuperMethodCall(Node call, Place place) {
    Node callee = call.getFirstChild();
    for (Node argument = callee.getNext(); argument != null; ) {
      Node next = argument.getNext();
      visit(argument, place);
      argument = next;
    }
    Node method = call("superGet", home(place), superKey(callee, place), self(place));
    callee.detach();
    List<Node> arguments = new ArrayList<>();
    arguments.add(self(place));
    while (call.hasChildren()) {
      arguments.add(call.removeFirstChild());
    }
    Node[] all = arguments.toArray(Node[]::new);
    if (call.isOptChainCall() && call.isOptionalChainStart()) {
      replace(call, IR.continueOptChainCall(IR.startOptChainGetprop(method, "call"), all));
    } else {
      replace(call, IR.call(IR.getprop(method, "call"), all));
    }
  }

  private void rewriteSuperMember(Node member, Place place) {
    Node parent = member.getParent();
    if (parent.isAssign() && parent.getFirstChild() == member) {
      visit(parent.getLastChild(), place);
      Node value = parent.getLastChild().detach();
      replace(parent, call("superSet", home(place), superKey(member, place), value, self(place)));
    } else {
      replace(member, call("superGet", home(place), superKey(member, place), self(place)));
    }
  }

  private void rewritePrivateMember(Node member, Place place) {
    if (!member.isPrivateIdentifier() || !(member.isGetProp() || member.isOptChainGetProp())) {
      return;
    }
    boolean ofThis = member.getFirstChild().isThis() || isName(member.getFirstChild(), place.self());
    Node symbol = IR.name(place.privates().get(member.getString()));
    Node object = member.getFirstChild().detach();
    if (member.isOptChainGetProp()) {
      replace(
          member,
          member.isOptionalChainStart()
              ? IR.startOptChainGetelem(object, symbol)
              : IR.continueOptChainGetelem(object, symbol));
    } else if (ofThis || isWrittenOrCalled(member)) {
      replace(member, IR.getelem(object, symbol));
    } else {
      replace(member, call("privateGet", object, symbol));
    }
  }

  private static boolean isName(Node node, String name) {
    return name != null && node.isName() && node.getString().equals(name);
  }

  private static boolean isWrittenOrCalled(Node member) {
    Node parent = member.getParent();
    return switch (parent.getToken()) {
      case CALL, OPTCHAIN_CALL, TAGGED_TEMPLATELIT, INC, DEC, DEFAULT_VALUE -> parent.getFirstChild() == member;
      case STRING_KEY, COMPUTED_PROP, ARRAY_PATTERN, ITER_REST, OBJECT_REST -> true;
      case FOR_OF, FOR_IN, FOR_AWAIT_OF -> parent.getFirstChild() == member;
      default -> parent.getFirstChild() == member && com.google.javascript.jscomp.NodeUtil.isAssignmentOp(parent);
    };
  }

  // Building.

  private static Node call(String helper, Node... arguments) {
    return IR.call(IR.getprop(IR.name(RUNTIME), helper), arguments);
  }

  private static void replace(Node old, Node replacement) {
    replacement.srcrefTreeIfMissing(old);
    old.replaceWith(replacement);
  }
}
