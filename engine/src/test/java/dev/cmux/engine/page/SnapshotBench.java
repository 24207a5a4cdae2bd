package dev.cmux.engine.page;

import dev.cmux.engine.command.Snapshot;
import dev.cmux.engine.command.SnapshotOptions;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.htmlunit.html.HtmlPage;

/// Prints what snapshots of a list of 5,000 items (20,000 elements) cost in processor time, from cold to warm.
///
/// Run it from an IDE, or with the test class path: `java -cp … dev.cmux.engine.page.SnapshotBench`.
final class SnapshotBench {

  private static final int ITEMS = 5_000;
  private static final int RUNS = 12;

  private SnapshotBench() {}

  public static void main(String[] args) {
    try (PageFixture fixture = new PageFixture()) {
      HtmlPage page = fixture.load(list());
      RefTable refs = new RefTable();
      for (int run = 1; run <= RUNS; run++) {
        long before = processorMillis();
        Snapshot snapshot = new Snapshotter(refs).take(page, Optional.empty(), SnapshotOptions.DEFAULT);
        System.out.printf(
            "run %2d: %4d ms, %d refs, %d characters%n",
            run, processorMillis() - before, snapshot.refs().size(), snapshot.text().length());
      }
    }
  }

  private static String list() {
    StringBuilder html = new StringBuilder("<title>List</title><style>a{cursor:pointer} .off{display:none}</style><main><ul>");
    for (int i = 0; i < ITEMS; i++) {
      html.append("<li class=item><a href='/i/%d'>Item %d</a> <span>%d.00</span> <button>Buy</button></li>".formatted(i, i, i));
    }
    return html.append("</ul></main>").toString();
  }

  private static long processorMillis() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
  }
}
