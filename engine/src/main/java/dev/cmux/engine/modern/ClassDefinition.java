package dev.cmux.engine.modern;

import static dev.cmux.engine.modern.RuntimeCalls.call;
import static dev.cmux.engine.modern.RuntimeCalls.replace;

import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import com.google.javascript.rhino.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Turns one class into the expression that [ClassRewrite] describes.
final class ClassDefinition {

  /// Added to the kind of a member in the list given to the runtime.
  private static final int STATIC = 4;

  private final ClassRewrite rewrite;

  ClassDefinition(ClassRewrite rewrite) {
    this.rewrite = rewrite;
  }

  void rewrite(Node node, Place outer) {
    Node name = node.getFirstChild();
    Node heritage = name.getNext();
    Node members = node.getLastChild();
    boolean derived = !heritage.isEmpty();
    if (derived) {
      rewrite.visit(heritage, outer);
      heritage = node.getSecondChild();
    }
    String classRef = rewrite.fresh("class");
    Place inside = outer.withPrivates(privateNamesOf(members));

    List<Node> setup = new ArrayList<>();
    Set<String> fieldNames = privateFieldsOf(members);
    inside.privates().forEach(
        (privateName, variable) -> {
          if (!outer.privates().containsValue(variable)) {
            Node made = call("privateName", IR.string(privateName));
            if (!fieldNames.contains(privateName)) {
              made.addChildToBack(IR.number(1));
            }
            setup.add(IR.constNode(IR.name(variable), made));
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
          FunctionHead head = new FunctionHead(rewrite.fresh("target"));
          rewrite.visitBody(block, inside.inMember(classRef, true, head), head);
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

    String fields = instanceFields.isEmpty() ? null : rewrite.fresh("fields");
    if (fields != null) {
      Node body = IR.block();
      instanceFields.forEach(body::addChildToBack);
      setup.add(IR.constNode(IR.name(fields), IR.function(IR.name(""), IR.paramList(), body)));
    }
    Node function = constructorFunction(constructor, derived, classRef, fields, inside, name);
    String parent = rewrite.fresh("parent");
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
        found.computeIfAbsent(member.getString(), name -> rewrite.fresh("private"));
      }
    }
    return found;
  }

  private static Set<String> privateFieldsOf(Node members) {
    Set<String> found = new HashSet<>();
    for (Node member = members.getFirstChild(); member != null; member = member.getNext()) {
      if (member.isPrivateIdentifier() && member.getToken() == Token.MEMBER_FIELD_DEF) {
        found.add(member.getString());
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
    FunctionHead head = new FunctionHead(rewrite.fresh("target"));
    Node function = given == null ? IR.function(IR.name(""), IR.paramList(), IR.block()) : given;
    function.getFirstChild().setString("");
    Place member = inside.inMember(classRef, false, head);
    Node body = function.getLastChild();
    if (derived) {
      String self = rewrite.fresh("this");
      if (given == null) {
        // Not `super(...arguments)`: the standard's implicit constructor does not ask for an iterator.
        body.addChildToBack(IR.exprResult(SuperRewrite.construction(IR.name("arguments"), classRef, self, fields, head)));
      } else {
        rewrite.visitChildren(rewrite.registered(function, head), member.withSelf(self, fields));
      }
      body.addChildToFront(IR.var(IR.name(self)));
      body.addChildToBack(IR.returnNode(call("initialized", IR.name(self))));
      head.newTarget();
    } else {
      if (given != null) {
        rewrite.visitChildren(rewrite.registered(function, head), member);
      }
      if (fields != null) {
        body.addChildToFront(IR.exprResult(IR.call(IR.getprop(IR.name(fields), "call"), IR.thisNode())));
      }
      Node check = IR.or(IR.name(head.newTarget()), call("noNew", IR.string(name.isName() ? name.getString() : "")));
      body.addChildToFront(IR.exprResult(check));
    }
    body.addChildToFront(IR.var(IR.name(head.variable()), IR.name(ClassRewrite.NEW_TARGET)));
    return function;
  }

  private void addMember(Node member, List<Node> list, Place inside, String classRef) {
    boolean isStatic = member.isStaticMember();
    int kind = (isStatic ? STATIC : 0) + ClassRewrite.accessorKind(member);
    Node function = member.getLastChild().detach();
    Node key;
    if (member.isComputedProp()) {
      // A computed key belongs to the code around the class, as far as `this` and private names go.
      rewrite.visitChildren(member, inside);
      key = member.getFirstChild().detach();
    } else if (member.isPrivateIdentifier()) {
      key = IR.name(inside.privates().get(member.getString()));
    } else {
      key = IR.string(member.getString());
    }
    function.getFirstChild().replaceWith(IR.name(""));
    FunctionHead head = new FunctionHead(rewrite.fresh("target"));
    rewrite.visitBody(function, inside.inMember(classRef, isStatic, head), head);
    list.add(IR.number(kind));
    list.add(key);
    list.add(function);
  }

  /// One field as a statement. A static initialiser runs as a function of its own, where `this` is the class.
  private Node field(Node member, Node target, Place inside, String classRef, List<Node> setup) {
    boolean isStatic = member.isStaticMember();
    Node key;
    if (member.getToken() == Token.COMPUTED_FIELD_DEF) {
      rewrite.visit(member.getFirstChild(), inside);
      String variable = rewrite.fresh("key");
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
    FunctionHead head = new FunctionHead(rewrite.fresh("target"));
    rewrite.visitBody(function, inside.inMember(classRef, isStatic, head), head);
    value = returned.removeFirstChild();
    if (isStatic) {
      returned.addChildToBack(value);
      value = IR.call(IR.getprop(function, "call"), IR.name(classRef));
    }
    return IR.exprResult(call(member.isPrivateIdentifier() ? "privateField" : "field", target, key, value)).srcrefTreeIfMissing(member);
  }

  private static String nameOf(Node node) {
    Node name = node.getFirstChild();
    return name.isName() && !name.getString().isEmpty() ? name.getString() : FunctionMarks.given(node);
  }
}
