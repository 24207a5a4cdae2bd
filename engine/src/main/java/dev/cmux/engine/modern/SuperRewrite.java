package dev.cmux.engine.modern;

import static dev.cmux.engine.modern.RuntimeCalls.call;
import static dev.cmux.engine.modern.RuntimeCalls.replace;

import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/// Turns `super` and private names, which only mean something inside of a class, into calls of the runtime and accesses by symbol.
final class SuperRewrite {

  private final BiConsumer<Node, Place> visit;

  /// @param visit rewrites what a construct contains
  SuperRewrite(BiConsumer<Node, Place> visit) {
    this.visit = visit;
  }

  /// `super(…)`.
  void rewriteCall(Node call, Place place) {
    if (place.self() == null) {
      return;
    }
    call.removeFirstChild();
    List<Node> arguments = new ArrayList<>();
    while (call.hasChildren()) {
      arguments.add(call.removeFirstChild());
    }
    Node list = IR.arraylit(arguments);
    replace(call, construction(list, place.home(), place.self(), place.fields(), place.function()));
  }

  /// A call of the parent's constructor, whose result is `this` from then on.
  static Node construction(Node arguments, String classRef, String self, String fields, FunctionHead head) {
    Node constructed =
        IR.assign(IR.name(self), call("construct", IR.name(classRef), arguments, IR.name(head.newTarget()), IR.name(self)));
    if (fields == null) {
      return constructed;
    }
    Node setUp = IR.call(IR.getprop(IR.name(fields), "call"), IR.name(self));
    return IR.comma(IR.comma(constructed, setUp), IR.name(self));
  }

  /// `super.x` of a class; that of an object literal is left to the compiler.
  static boolean isMember(Node node, Place place) {
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
    visit.accept(member.getLastChild(), place);
    return member.getLastChild().detach();
  }

  /// `super.x(…)`.
  void rewriteMethodCall(Node call, Place place) {
    Node callee = call.getFirstChild();
    for (Node argument = callee.getNext(); argument != null; ) {
      Node next = argument.getNext();
      visit.accept(argument, place);
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

  /// `super.x`, read or written.
  void rewriteMember(Node member, Place place) {
    Node parent = member.getParent();
    if (parent.isAssign() && parent.getFirstChild() == member) {
      visit.accept(parent.getLastChild(), place);
      Node value = parent.getLastChild().detach();
      replace(parent, call("superSet", home(place), superKey(member, place), value, self(place)));
    } else if (parent.isTaggedTemplateLit()) {
      Node tag = call("superGet", home(place), superKey(member, place), self(place));
      replace(member, IR.call(IR.getprop(tag, "bind"), self(place)));
    } else if (isWrittenOrCalled(member)) {
      // Read and written or target of a pattern or a loop.
      replace(member, IR.getprop(call("superPlace", home(place), superKey(member, place), self(place)), "value"));
    } else {
      replace(member, call("superGet", home(place), superKey(member, place), self(place)));
    }
  }

  /// `object.#x`.
  void rewritePrivateMember(Node member, Place place) {
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
    } else if (ofThis) {
      replace(member, IR.getelem(object, symbol));
    } else if (isWrittenOrCalled(member)) {
      replace(member, IR.getelem(call("privateOwner", object, symbol.cloneNode()), symbol));
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
}
