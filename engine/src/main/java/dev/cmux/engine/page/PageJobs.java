package dev.cmux.engine.page;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Future;
import org.htmlunit.WebWindow;
import org.htmlunit.javascript.background.JavaScriptExecutor;
import org.htmlunit.javascript.background.JavaScriptJob;
import org.htmlunit.javascript.background.JavaScriptJobManager;

/// Runs the timers and other jobs of a surface's pages when they are due, on the surface's queue.
///
/// HtmlUnit's own executor is a thread a client that looks every 10 ms. The time of the next job is known, so one alarm is enough:
/// an idle surface costs neither a thread nor a wake-up.
final class PageJobs implements JavaScriptExecutor {

  private static final long serialVersionUID = 1L;

  private final transient SurfaceThread thread;
  private final transient PageErrors errors;
  private final transient List<WeakReference<JavaScriptJobManager>> managers = new ArrayList<>();
  private transient Future<?> alarm;
  private long alarmAt = Long.MAX_VALUE;
  private boolean shut;

  PageJobs(SurfaceThread thread, PageErrors errors) {
    this.thread = thread;
    this.errors = errors;
  }

  /// A window has come: its jobs count from now on.
  @Override
  public synchronized void addWindow(WebWindow window) {
    JavaScriptJobManager added = window.getJobManager();
    if (added == null || shut) {
      return;
    }
    boolean known = false;
    for (Iterator<WeakReference<JavaScriptJobManager>> each = managers.iterator(); each.hasNext(); ) {
      JavaScriptJobManager manager = each.next().get();
      if (manager == null) {
        each.remove();
      } else if (manager == added) {
        known = true;
      }
    }
    if (!known) {
      managers.add(new WeakReference<>(added));
    }
    arm();
  }

  /// Jobs have been added or removed: sets the alarm for the earliest one. Safe from any thread.
  synchronized void arm() {
    if (shut) {
      return;
    }
    JavaScriptJobManager manager = earliest();
    JavaScriptJob job = manager == null ? null : manager.getEarliestJob();
    if (job == null) {
      return;
    }
    long due = job.getTargetExecutionTime();
    if (due >= alarmAt) {
      return;
    }
    if (alarm != null) {
      alarm.cancel(false);
    }
    alarmAt = due;
    long delay = due - System.currentTimeMillis();
    if (delay <= 0) {
      alarm = null;
      thread.execute(this::runNext);
    } else {
      alarm = thread.schedule(this::runNext, delay);
    }
  }

  /// Runs one due job; commands that wait in the queue come before the next.
  private void runNext() {
    JavaScriptJobManager manager;
    synchronized (this) {
      alarmAt = Long.MAX_VALUE;
      alarm = null;
      if (shut) {
        return;
      }
      manager = earliest();
    }
    if (manager != null) {
      JavaScriptJob job = manager.getEarliestJob();
      if (job != null && job.getTargetExecutionTime() <= System.currentTimeMillis()) {
        run(manager, job);
      }
    }
    arm();
  }

  /// One job that fails does not keep the others from running.
  private void run(JavaScriptJobManager manager, JavaScriptJob job) {
    try {
      manager.runSingleJob(job);
    } catch (Error e) {
      errors.failed(e);
    }
  }

  /// Whether any window has a job due within so many milliseconds.
  boolean busyWithin(long millis) {
    return haveDueBy(System.currentTimeMillis() + millis);
  }

  /// Whether any window has a job due at that time or before, in milliseconds of the clock.
  synchronized boolean haveDueBy(long time) {
    JavaScriptJobManager manager = earliest();
    JavaScriptJob job = manager == null ? null : manager.getEarliestJob();
    return job != null && job.getTargetExecutionTime() <= time;
  }

  private JavaScriptJobManager earliest() {
    JavaScriptJobManager first = null;
    JavaScriptJob firstJob = null;
    for (WeakReference<JavaScriptJobManager> reference : managers) {
      JavaScriptJobManager manager = reference.get();
      JavaScriptJob job = manager == null ? null : manager.getEarliestJob();
      if (job != null && (firstJob == null || job.compareTo(firstJob) < 0)) {
        first = manager;
        firstJob = job;
      }
    }
    return first;
  }

  @Override
  public synchronized void shutdown() {
    shut = true;
    managers.clear();
    if (alarm != null) {
      alarm.cancel(false);
      alarm = null;
    }
  }

  /// Never called: the queue runs the jobs.
  @Override
  public void run() {}
}
