package dev.cmux.engine.page.aria;

import dev.cmux.engine.command.Snapshot;
import dev.cmux.engine.command.SnapshotOptions;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.htmlunit.Page;
import org.htmlunit.WebWindow;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;

/// Takes the snapshots of one surface and remembers the last one of each tab, to tell what changed.
///
/// For the surface's thread only; looks once and does not wait.
public final class Snapshotter {

  /// The last snapshot of a tab; only one of the same document taken with the same options can be compared.
  private record Previous(WeakReference<Page> page, SnapshotOptions options, String text) {}

  private final RefTable refs;
  private final Map<WebWindow, Previous> previous = new WeakHashMap<>();

  public Snapshotter(RefTable refs) {
    this.refs = refs;
  }

  /// The snapshot of a page, or of one element of it.
  public Snapshot take(HtmlPage page, Optional<DomElement> scope, SnapshotOptions options) {
    AriaTree tree = new AriaTree(new Look());
    List<AriaNode> nodes = scope.map(tree::of).orElseGet(() -> tree.of(page));
    SnapshotPrinter printer = new SnapshotPrinter(options, refs);
    String title = PlainText.cut(PlainText.line(page.getTitleText()), 200);
    String text = printer.print(title, nodes);
    Optional<String> diff = compare(page, options, text);
    return new Snapshot(text, printer.refs(), String.valueOf(page.getUrl()), page.getTitleText(), diff);
  }

  private Optional<String> compare(HtmlPage page, SnapshotOptions options, String text) {
    Previous last = previous.put(page.getEnclosingWindow(), new Previous(new WeakReference<>(page), options, text));
    if (last == null || !last.options().equals(options)) {
      return Optional.empty();
    }
    if (last.page().refersTo(page)) {
      return Optional.of(LineDiff.of(last.text(), text));
    }
    String came = "+ " + text.replace("\n", "\n+ ");
    return Optional.of("- " + last.text().lines().findFirst().orElse("") + "\n" + came);
  }
}
