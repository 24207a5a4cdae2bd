package dev.cmux.engine.page;

import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.WebWindow;
import org.htmlunit.javascript.background.BackgroundJavaScriptFactory;
import org.htmlunit.javascript.background.JavaScriptExecutor;
import org.htmlunit.javascript.background.JavaScriptJob;
import org.htmlunit.javascript.background.JavaScriptJobManager;

/// Hands HtmlUnit our job executor for our clients and its own for everybody else's, so that an embedder's other clients keep working.
final class PageJobsFactory extends BackgroundJavaScriptFactory {

  private PageJobsFactory() {}

  /// HtmlUnit keeps one factory a process; setting it twice is harmless.
  static void install() {
    if (!(BackgroundJavaScriptFactory.theFactory() instanceof PageJobsFactory)) {
      BackgroundJavaScriptFactory.setFactory(new PageJobsFactory());
    }
  }

  @Override
  public JavaScriptExecutor createJavaScriptExecutor(WebClient client) {
    return client instanceof SurfaceClient ours ? ours.jobs() : super.createJavaScriptExecutor(client);
  }

  @Override
  public JavaScriptJobManager createJavaScriptJobManager(WebWindow window) {
    JavaScriptJobManager manager = super.createJavaScriptJobManager(window);
    return window.getWebClient() instanceof SurfaceClient ours ? new Noticed(manager, ours) : manager;
  }

  /// A job manager that tells us when a job has come.
  private static final class Noticed implements JavaScriptJobManager {
    private static final long serialVersionUID = 1L;

    private final JavaScriptJobManager manager;
    private final transient SurfaceClient client;

    Noticed(JavaScriptJobManager manager, SurfaceClient client) {
      this.manager = manager;
      this.client = client;
    }

    @Override
    public int addJob(JavaScriptJob job, Page page) {
      int id = manager.addJob(job, page);
      PageJobs jobs = client.jobs();
      if (jobs != null) {
        jobs.arm();
      }
      return id;
    }

    @Override
    public int getJobCount() {
      return manager.getJobCount();
    }

    @Override
    public int getJobCount(JavaScriptJobFilter filter) {
      return manager.getJobCount(filter);
    }

    @Override
    public void removeJob(int id) {
      manager.removeJob(id);
    }

    @Override
    public void removeAllJobs() {
      manager.removeAllJobs();
    }

    @Override
    public void stopJob(int id) {
      manager.stopJob(id);
    }

    @Override
    public int waitForJobs(long timeoutMillis) {
      return manager.waitForJobs(timeoutMillis);
    }

    @Override
    public int waitForJobsStartingBefore(long delayMillis) {
      return manager.waitForJobsStartingBefore(delayMillis);
    }

    @Override
    public int waitForJobsStartingBefore(long delayMillis, long timeoutMillis) {
      return manager.waitForJobsStartingBefore(delayMillis, timeoutMillis);
    }

    @Override
    public int waitForJobsStartingBefore(long delayMillis, JavaScriptJobFilter filter) {
      return manager.waitForJobsStartingBefore(delayMillis, filter);
    }

    @Override
    public int waitForJobsStartingBefore(long delayMillis, long timeoutMillis, JavaScriptJobFilter filter) {
      return manager.waitForJobsStartingBefore(delayMillis, timeoutMillis, filter);
    }

    @Override
    public void shutdown() {
      manager.shutdown();
    }

    @Override
    public JavaScriptJob getEarliestJob() {
      return manager.getEarliestJob();
    }

    @Override
    public JavaScriptJob getEarliestJob(JavaScriptJobFilter filter) {
      return manager.getEarliestJob(filter);
    }

    @Override
    public boolean runSingleJob(JavaScriptJob job) {
      return manager.runSingleJob(job);
    }

    @Override
    public String jobStatusDump(JavaScriptJobFilter filter) {
      return manager.jobStatusDump(filter);
    }
  }
}
