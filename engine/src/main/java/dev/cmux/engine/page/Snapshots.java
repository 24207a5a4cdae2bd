package dev.cmux.engine.page;

import dev.cmux.engine.command.Snapshot;
import dev.cmux.engine.command.SnapshotOptions;
import org.htmlunit.html.HtmlPage;

final class Snapshots {
  Snapshots(RefTable refs, Elements elements) {}

  Snapshot take(SnapshotOptions options, HtmlPage page) {
    throw dev.cmux.engine.error.EngineException.notSupported("soon");
  }
}
