package dev.cmux.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.repl.report.RecordedBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// `report.html` in our own browser, as somebody would use it.
class BatchReportPageTest extends TaskFixture {

  private static final String OPEN =
      """
      const s = await cmux.open(cmux.params.url + '/report.html');
      const names = () => s.eval(() => [...document.querySelectorAll('button.name')].map(button => button.textContent).join(' '));
      const show = async () => console.log(await names(), '|', await s.get.text('#count'));
      """;

  @Test
  void jobsAreSortedSearchedFilteredAndOpened() throws IOException {
    serve(
        new RecordedBatch(folder)
            .ok("a.cmux.js", "acme", 1200)
            .ok("a.cmux.js", "beta", 300)
            .failed("b.cmux.js", "gamma", 500, "not_found", "Nothing matches `#go`.", Map.of("snapshot", "- document \"Gamma\""))
            .failed("b.cmux.js", "delta", 400, "timeout", "It took too long."));

    String printed =
        printed(
            OPEN
                + """
                console.log(await s.get.text('h1'));
                await show();
                for (const column of ['Duration', 'Duration', 'Site']) {
                  await s.click(`role=button[name="${column}"]`);
                  await show();
                }
                console.log(await s.get.attr('th.c-label', 'aria-sort'));
                await s.fill('#search', 'GAMMA');
                await show();
                await s.press('#search', 'Escape');
                await s.check('role=radio[name="Ok 2"]');
                await show();
                await s.click('#clear');
                await s.select('#code', 'timeout');
                await show();
                await s.click('#clear');
                await s.click(s.find.css('.groups button').first());
                await show();
                await s.click('text=gamma');
                console.log(await s.get.text('.error'));
                console.log(await s.find.css('.sheet pre.script b').first().text());
                console.log(await s.find.css('.sheet details pre').first().text());
                console.log(await s.get.attr('.files a', 'href'));
                """);

    assertThat(printed.lines())
        .containsExactly(
            "2 of 4 jobs failed",
            "gamma delta acme beta | 4",
            "acme gamma delta beta | 4",
            "beta delta gamma acme | 4",
            "acme beta delta gamma | 4",
            "ascending",
            "gamma | 1 of 4",
            "acme beta | 2 of 4",
            "delta | 1 of 4",
            "gamma | 1 of 4",
            "not_found Nothing matches #go.",
            "> 3 | await s.click('#go');",
            "- document \"Gamma\"",
            "./jobs/job-2/snapshot.txt");
  }

  @Test
  void theKeyboardIsEnough() throws IOException {
    serve(new RecordedBatch(folder).ok("a.cmux.js", "acme", 1200).ok("a.cmux.js", "beta", 300).ok("b.cmux.js", "gamma", 500));

    String printed =
        printed(
            OPEN
                + """
                const focused = () => s.eval(() => document.activeElement.id || document.activeElement.textContent);
                await s.press('/');
                console.log(await focused());
                await s.type('#search', 'b.cmux');
                await show();
                await s.press('Escape');
                await s.focus('button.name >> nth=0');
                await s.press('ArrowDown');
                console.log(await focused());
                await s.press('Enter');
                console.log(await focused(), await s.get.attr('button.name >> nth=1', 'aria-expanded'), await s.get.text('.details pre'));
                await s.press('Enter');
                console.log(await s.get.count('.details'));
                """);

    assertThat(printed).isEqualTo("search\ngamma | 1 of 3\nbeta\nbeta true printed by job-1\n0\n");
  }

  @Test
  void aHostilePageDoesNotRunInIt() throws IOException {
    String hostile = "</script><img src=x onerror=\"window.evil=1\"><script>window.evil=1</script>";
    serve(new RecordedBatch(folder).failed("a.cmux.js", hostile, 5, "js_error", hostile, Map.of("snapshot", hostile, "console", hostile)));

    String printed =
        printed(
            OPEN
                + """
                await s.click('button.name');
                console.log(await s.find.css('.sheet details pre').first().text() === '%s');
                console.log(await s.eval(() => [typeof window.evil, document.images.length, document.scripts.length, document.querySelectorAll('a[href^=javascript]').length].join(' ')));
                """
                    .formatted(hostile.replace("</script>", "<\\/script>")));

    assertThat(printed).isEqualTo("true\nundefined 0 2 0\n");
  }

  @Test
  void manyJobsArePagedAndAllOfThemSearched() throws IOException {
    RecordedBatch batch = new RecordedBatch(folder);
    for (int i = 0; i < 250; i++) {
      batch.ok("a.cmux.js", "site-" + i, i);
    }
    serve(batch);

    String printed =
        printed(
            OPEN
                + """
                const rows = () => s.get.count('tr.job');
                console.log(await rows(), await s.get.text('#page'));
                await s.click('text=Next');
                await s.click('text=Next');
                console.log(await rows(), await s.get.text('#page'), await s.is.enabled('#next'));
                await s.fill('#search', 'site-77');
                await show();
                """);

    assertThat(printed).isEqualTo("100 1–100 of 250\n50 201–250 of 250 false\nsite-77 | 1 of 250\n");
  }

  private void serve(RecordedBatch batch) throws IOException {
    batch.report();
    site.page("/report.html", Files.readString(folder.resolve("report.html")));
  }
}
