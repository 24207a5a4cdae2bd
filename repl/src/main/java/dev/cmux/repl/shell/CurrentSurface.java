package dev.cmux.repl.shell;

import dev.cmux.engine.Surface;
import dev.cmux.stdlib.host.HostBinder;
import dev.cmux.stdlib.host.HostExtension;
import dev.cmux.stdlib.host.Secrets;
import dev.cmux.stdlib.host.Values;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Which surface the prompt is about, and the global `surf` that is it.
///
/// That is the surface which was opened or chosen last and is still open. Any thread.
final class CurrentSurface implements HostExtension {

  /// `surf` is a getter, so that it follows, and says so when no surface is open; a script may declare a `surf` of its own.
  private static final String GLOBAL =
      """
      (host, CmuxError, load) => {
        'use strict';
        const get = () => {
          const ref = host.current();
          if (ref === undefined) throw new CmuxError('not_found', '%s', { hint: '%s' });
          return cmux.surface(ref);
        };
        load.safeGetters.add(get);
        Object.defineProperty(globalThis, 'surf', {
          get,
          set: value => Object.defineProperty(globalThis, 'surf', { value, writable: true, configurable: true, enumerable: true }),
          configurable: true,
          enumerable: true,
        });
      }
      """
          .formatted(Messages.noSurface(), Messages.noSurfaceHint());

  private final Supplier<List<Surface>> open;
  private Surface chosen;
  private int newest;
  private volatile Secrets secrets = new Secrets();

  /// @param open lists the open surfaces, oldest first
  CurrentSurface(Supplier<List<Surface>> open) {
    this.open = open;
  }

  @Override
  public void install(HostBinder binder) {
    secrets = binder.secrets();
    binder
        .function("current", _ -> get().<Object>map(surface -> surface.id().toString()).orElse(Values.UNDEFINED))
        .prelude("surf", GLOBAL);
  }

  synchronized Optional<Surface> get() {
    List<Surface> surfaces = open.get();
    if (surfaces.isEmpty()) {
      return Optional.empty();
    }
    Surface last = surfaces.getLast();
    if (last.id().number() > newest || chosen == null || chosen.isClosed()) {
      newest = Math.max(newest, last.id().number());
      chosen = last;
    }
    return Optional.of(chosen);
  }

  synchronized void choose(Surface surface) {
    List<Surface> surfaces = open.get();
    newest = surfaces.isEmpty() ? newest : Math.max(newest, surfaces.getLast().id().number());
    chosen = surface;
  }

  String mask(String text) {
    return secrets.mask(text);
  }
}
