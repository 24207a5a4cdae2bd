package dev.cmux.engine.page;

import dev.cmux.engine.command.Observe.ConsoleEntry;
import dev.cmux.engine.modern.platform.InformedConsole;
import dev.cmux.engine.page.net.RecentEntries;
import java.util.List;
import org.htmlunit.WebConsole;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.NativeConsole.Level;
import org.htmlunit.corejs.javascript.ScriptStackElement;
import org.htmlunit.corejs.javascript.VarScope;

/// What the pages of a surface say on their consoles.
final class ConsoleLog extends WebConsole implements InformedConsole {

  private static final long serialVersionUID = 1L;

  private final transient RecentEntries<ConsoleEntry> entries = new RecentEntries<>();

  synchronized List<ConsoleEntry> entries() {
    return entries.list();
  }

  synchronized void clear() {
    entries.clear();
  }

  synchronized void add(String level, String text) {
    entries.add(new ConsoleEntry(level, text, System.currentTimeMillis()));
  }

  @Override
  public void info(Context context, VarScope scope, Object[] args) {
    add("info", ConsoleText.of(context, scope, args));
  }

  /// Rhino's console calls this for every method of `console`.
  @Override
  public void print(Context context, VarScope scope, Level level, Object[] args, ScriptStackElement[] stack) {
    add(
        switch (level) {
          case TRACE -> "trace";
          case DEBUG -> "debug";
          case INFO -> "log";
          case WARN -> "warn";
          case ERROR -> "error";
        },
        ConsoleText.of(context, scope, args));
  }
}
