package dev.cmux.engine.modern.platform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.htmlunit.html.DomNode;
import org.jspecify.annotations.Nullable;

/// One operation of a script on the tree while it runs, with what it has added and removed so far that belongs into one record.
final class TreeOperation {

  /// What an operation does.
  enum Kind {
    /// Adds its arguments.
    INSERT,
    /// Takes its argument out.
    REMOVE_CHILD,
    /// Takes the node out.
    REMOVE,
    /// Puts its first argument where its second one is.
    REPLACE_CHILD,
    /// Puts something where the node is.
    REPLACE,
    /// Puts something in place of all children.
    REPLACE_ALL
  }

  /// A node before it is removed, and what stands beside it.
  private record Leaving(DomNode node, @Nullable DomNode previous, @Nullable DomNode next) {

    /// @param without what is taken from beside it first
    static @Nullable Leaving of(@Nullable DomNode node, @Nullable DomNode without) {
      if (node == null || node.getParentNode() == null) {
        return null;
      }
      DomNode previous = node.getPreviousSibling();
      DomNode next = node.getNextSibling();
      return new Leaving(
          node,
          previous != null && previous == without ? previous.getPreviousSibling() : previous,
          next != null && next == without ? next.getNextSibling() : next);
    }
  }

  private record Changes(List<DomNode> added, List<DomNode> removed) {}

  private final Kind kind;
  private final @Nullable Leaving replaced;
  private final @Nullable Leaving moved;
  private final Map<MutationWatch, Changes> changes = new LinkedHashMap<>();
  private @Nullable DomNode parent;

  /// @param node what the operation is called on
  /// @param arguments the nodes among its arguments
  TreeOperation(Kind kind, DomNode node, List<DomNode> arguments) {
    DomNode first = arguments.isEmpty() ? null : arguments.getFirst();
    this.kind = kind;
    this.parent = kind == Kind.REPLACE_ALL ? node : null;
    this.replaced =
        switch (kind) {
          case REPLACE -> Leaving.of(node, first);
          case REPLACE_CHILD -> arguments.size() < 2 ? null : Leaving.of(arguments.get(1), first);
          default -> null;
        };
    this.moved = Leaving.of(kind == Kind.REMOVE ? node : first, null);
  }

  /// A watch sees that a node was added.
  ///
  /// @return whether that is told later
  boolean added(MutationWatch watch, DomNode into, DomNode node) {
    boolean adds = kind != Kind.REMOVE && kind != Kind.REMOVE_CHILD && (parent == null || parent == into);
    if (adds) {
      parent = into;
      of(watch).added().add(node);
    }
    return adds;
  }

  /// A watch sees that a node was removed.
  ///
  /// @return whether that is told later
  boolean removed(MutationWatch watch, DomNode from, DomNode node) {
    boolean replaces = kind == Kind.REPLACE_ALL ? parent == from : replaced != null && replaced.node == node;
    if (replaces) {
      parent = from;
      of(watch).removed().add(node);
    }
    return replaces;
  }

  /// Tells of a removal at once.
  void tellRemoved(MutationWatch watch, DomNode from, DomNode node) {
    boolean known = moved != null && moved.node == node;
    watch.tell(from, List.of(), List.of(node), known ? moved.previous : null, known ? moved.next : null);
  }

  private Changes of(MutationWatch watch) {
    return changes.computeIfAbsent(watch, key -> new Changes(new ArrayList<>(), new ArrayList<>()));
  }

  /// Tells what there is to be told.
  void tell() {
    Map<MutationWatch, Changes> told = new LinkedHashMap<>(changes);
    changes.clear();
    told.forEach(this::tell);
  }

  private void tell(MutationWatch watch, Changes told) {
    boolean among = kind != Kind.REPLACE_ALL && !told.added.isEmpty();
    DomNode previous = among ? told.added.getFirst().getPreviousSibling() : replaced == null ? null : replaced.previous;
    DomNode next = among ? told.added.getLast().getNextSibling() : replaced == null ? null : replaced.next;
    watch.tell(parent, told.added, told.removed, previous, next);
  }
}
