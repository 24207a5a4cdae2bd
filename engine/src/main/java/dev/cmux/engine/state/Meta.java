package dev.cmux.engine.state;

import dev.cmux.engine.error.EngineException;
import java.time.Instant;
import java.util.List;

/// What a state file says beyond Playwright's format, in its `cmux` block.
///
/// @param version the file format, now {@link #VERSION}
/// @param savedAt when the state was taken
/// @param tabs the tabs of the surface, in order
/// @param activeTab position of the active tab in `tabs`, from 0; -1 when there is no tab
public record Meta(int version, Instant savedAt, List<Tab> tabs, int activeTab) {

  /// The file format this release writes, and the newest it reads.
  public static final int VERSION = 1;

  /// One tab: where it was, and what it was called.
  public record Tab(String url, String title) {}

  public Meta {
    tabs = List.copyOf(tabs);
    if (version < 1) {
      throw EngineException.invalidParams("`%d` is not a version of the state format; the first is 1.".formatted(version));
    }
    if (version > VERSION) {
      throw EngineException.invalidParams(
              "The state has format version %d, and this cmux reads up to version %d.".formatted(version, VERSION))
          .withHint("A newer cmux wrote it. Update cmux, or save the state again with this one.");
    }
    if (activeTab < -1 || activeTab >= tabs.size() || (activeTab == -1 && !tabs.isEmpty())) {
      throw EngineException.invalidParams(
          "The active tab is said to be number %d of %d tabs, counted from 0.".formatted(activeTab, tabs.size()));
    }
  }

  /// The block of a state that is taken now.
  public static Meta now(Instant savedAt, List<Tab> tabs, int activeTab) {
    return new Meta(VERSION, savedAt, tabs, activeTab);
  }
}
