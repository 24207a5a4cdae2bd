package dev.cmux.engine.page.aria;

import dev.cmux.engine.command.Snapshot;
import dev.cmux.engine.command.SnapshotOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes a tree as text, a line a node, and hands out the refs.
///
/// Text of the page never looks like structure: it stands in quotes when it could be taken for a ref or a name.
final class SnapshotPrinter {

  /// Containers that compact snapshots leave out when they have no name…
  private static final Set<String> GROUPING = Set.of("list", "rowgroup", "group", "radiogroup", "toolbar", "document");

  /// … and those they leave out only around a single thing, for otherwise they keep together what belongs together.
  private static final Set<String> ITEMS =
      Set.of("listitem", "paragraph", "figure", "blockquote", "caption", "definition", "term");

  /// What stands around others even in the flat list of interactive snapshots.
  private static final Set<String> OPENING = Set.of("combobox", "listbox", "iframe");

  private final SnapshotOptions options;
  private final RefTable refs;
  private final StringBuilder out = new StringBuilder();
  private final Map<String, Snapshot.Element> told = new LinkedHashMap<>();

  SnapshotPrinter(SnapshotOptions options, RefTable refs) {
    this.options = options;
    this.refs = refs;
  }

  /// Prints a document; the text ends without a line break.
  String print(String title, List<AriaNode> nodes) {
    out.append("- document ").append(quoted(title));
    int begin = out.length();
    if (options.interactive()) {
      interactive(nodes, 1);
    } else {
      nodes(nodes, 1);
    }
    if (out.length() == begin) {
      out.append("\n  - (empty)");
    }
    return out.toString();
  }

  /// The refs in the text, in its order.
  Map<String, Snapshot.Element> refs() {
    return told;
  }

  private void interactive(List<AriaNode> nodes, int depth) {
    for (AriaNode node : nodes) {
      if (node instanceof AriaNode.Element element) {
        boolean opens = OPENING.contains(element.role()) && hasInteractive(element.children());
        if (element.isInteractive() || opens) {
          line(element, depth);
          if (opens) {
            out.append(':');
          } else {
            tail(element, element.isClickable() ? PlainText.cut(allText(element), 120) : textOf(element));
          }
        }
        interactive(element.children(), opens ? depth + 1 : depth);
      }
    }
  }

  /// All names and texts inside, for what can be clicked and has no name of its own.
  private static String allText(AriaNode.Element element) {
    StringBuilder text = new StringBuilder();
    for (AriaNode child : element.children()) {
      String part =
          switch (child) {
            case AriaNode.Text piece -> piece.text();
            case AriaNode.Element inner -> inner.name().isEmpty() ? allText(inner) : inner.name();
          };
      text.append(text.isEmpty() || part.isEmpty() ? "" : " ").append(part);
    }
    return text.toString();
  }

  /// Whether anything in there can be acted on.
  static boolean hasInteractive(List<AriaNode> nodes) {
    for (AriaNode node : nodes) {
      if (node instanceof AriaNode.Element element
          && (element.isInteractive() || hasInteractive(element.children()))) {
        return true;
      }
    }
    return false;
  }

  private void nodes(List<AriaNode> nodes, int depth) {
    for (AriaNode node : nodes) {
      switch (node) {
        case AriaNode.Text text when options.compact() && isPunctuation(text.text()) -> {}
        case AriaNode.Text text -> {
          indent(depth);
          out.append("- text: ").append(safe(text.text()));
        }
        case AriaNode.Element element when options.compact() && isPlainContainer(element) ->
            nodes(element.children(), depth);
        case AriaNode.Element element -> element(element, depth);
      }
    }
  }

  private static boolean isPlainContainer(AriaNode.Element element) {
    return element.name().isEmpty()
        && element.states().isEmpty()
        && (GROUPING.contains(element.role()) || ITEMS.contains(element.role()) && element.children().size() <= 1);
  }

  private static boolean isPunctuation(String text) {
    return text.codePoints().noneMatch(Character::isLetterOrDigit);
  }

  private void element(AriaNode.Element element, int depth) {
    line(element, depth);
    String row = options.compact() ? oneLine(element) : null;
    if (row != null) {
      tail(element, row);
      return;
    }
    String only = onlyText(element);
    boolean hasLines = !element.url().isEmpty() && !options.compact() || !element.placeholder().isEmpty();
    if (only != null && !hasLines) {
      tail(element, only);
      return;
    }
    List<AriaNode> children = element.children();
    if (children.isEmpty() && !hasLines && element.value().isEmpty()) {
      return;
    }
    if (depth >= options.maxDepth()) {
      tail(element, element.value());
      if (!children.isEmpty()) {
        out.append(" …");
      }
      return;
    }
    out.append(':');
    if (!element.value().isEmpty()) {
      out.append(' ').append(safe(element.value()));
    }
    if (!element.url().isEmpty() && !options.compact()) {
      property("/url: ", element.url(), depth + 1);
    }
    if (!element.placeholder().isEmpty()) {
      property("/placeholder: ", element.placeholder(), depth + 1);
    }
    nodes(children, depth + 1);
  }

  private void property(String name, String value, int depth) {
    indent(depth);
    out.append("- ").append(name).append(safe(value));
  }

  /// What fits behind the colon of a line; null when the node has more to tell.
  private static String onlyText(AriaNode.Element element) {
    if (element.children().isEmpty() && !element.value().isEmpty()) {
      return element.value();
    }
    return element.children().size() == 1
            && element.value().isEmpty()
            && element.children().getFirst() instanceof AriaNode.Text text
        ? text.text()
        : null;
  }

  /// The whole of a row or a list of choices, for compact snapshots; null when it holds more than text.
  private static String oneLine(AriaNode.Element element) {
    return switch (element.role()) {
      case "row" -> cells(element);
      case "combobox", "listbox" -> element.value().isEmpty() ? chosen(element) : null;
      default -> null;
    };
  }

  private static String cells(AriaNode.Element row) {
    List<String> cells = new ArrayList<>();
    for (AriaNode child : row.children()) {
      if (!(child instanceof AriaNode.Element cell) || !isText(cell)) {
        return null;
      }
      cells.add(textOf(cell));
    }
    return cells.isEmpty() ? null : String.join(" | ", cells);
  }

  private static boolean isText(AriaNode.Element cell) {
    return cell.states().isEmpty() && cell.children().stream().allMatch(child -> child instanceof AriaNode.Text);
  }

  private static String chosen(AriaNode.Element list) {
    List<String> chosen = new ArrayList<>();
    int choices = 0;
    List<AriaNode> open = new ArrayList<>(list.children());
    for (int i = 0; i < open.size(); i++) {
      if (open.get(i) instanceof AriaNode.Element option) {
        if (option.role().equals("option")) {
          choices++;
          if (option.states().contains("selected")) {
            chosen.add(option.name());
          }
        }
        open.addAll(option.children());
      }
    }
    return choices == 0 ? null : String.join(", ", chosen) + " (of " + choices + ")";
  }

  /// The text of a node that has only text in it: its name, else what it holds.
  private static String textOf(AriaNode.Element element) {
    if (!element.value().isEmpty()) {
      return element.value();
    }
    StringBuilder text = new StringBuilder();
    for (AriaNode child : element.children()) {
      if (child instanceof AriaNode.Text part) {
        text.append(text.isEmpty() ? "" : " ").append(part.text());
      }
    }
    return text.isEmpty() && !AriaNode.Element.INTERACTIVE.contains(element.role()) ? element.name() : text.toString();
  }

  private void line(AriaNode.Element element, int depth) {
    indent(depth);
    out.append("- ").append(element.role());
    if (!element.name().isEmpty()) {
      out.append(' ').append(quoted(element.name()));
    }
    for (String state : element.states()) {
      out.append(" [").append(state).append(']');
    }
    if (element.hasRef()) {
      String description = element.name().isEmpty() ? element.role() : element.role() + " " + quoted(element.name());
      String ref = "e" + refs.refOf(element.element(), description);
      told.put(ref, new Snapshot.Element(element.role(), element.name()));
      out.append(" [ref=").append(ref).append(']');
    }
  }

  private void tail(AriaNode.Element element, String text) {
    if (!text.isEmpty() && !text.equals(element.name())) {
      out.append(": ").append(safe(text));
    }
  }

  private void indent(int depth) {
    out.append('\n').repeat(' ', depth * 2);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String safe(String text) {
    return text.contains("[ref=") || text.startsWith("\"") ? quoted(text) : text;
  }
}
