package dev.cmux.repl;

import static dev.cmux.repl.CliResult.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.repl.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a batch runs, how it ends, and what it leaves behind.
class BatchCommandTest extends BatchFixture {

  private static final String GREET = "cmux.output({ task: 'greet', name: cmux.params.name, url: cmux.params.url });\n";

  @Test
  void everyTaskRunsOnceARow() throws IOException {
    task("greet.cmux.js", GREET);
    task("count.cmux.js", "cmux.output({ task: 'count', args: cmux.args });\n");
    String sites = file("sites.csv", "name,note\nada,\"a, b\"\ngrace,\"two\nlines\"\n");
    CliResult result = batch(folder + "/*.cmux.js", "--sites", sites, "--", "x");
    assertThat(result).exitedWith(ExitCode.DONE).errIsEmpty().outContains("4 ok, 0 failed; 4 records");
    assertThat(results())
        .containsExactlyInAnyOrder(
            "{\"task\":\"count\",\"args\":[\"x\"]}",
            "{\"task\":\"count\",\"args\":[\"x\"]}",
            "{\"task\":\"greet\",\"name\":\"ada\",\"url\":\"%s\"}".formatted(site.url("")),
            "{\"task\":\"greet\",\"name\":\"grace\",\"url\":\"%s\"}".formatted(site.url("")));
    assertThat(journal().stream().map(line -> line.get("row"))).containsExactlyInAnyOrder(1, 2, 1, 2);
    assertThat(journal()).allSatisfy(line -> assertThat(line.get("status")).isEqualTo("ok"));
  }

  @Test
  void aTaskWithoutSitesRunsOnce() throws IOException {
    String task = task("greet.cmux.js", GREET);
    assertThat(batch(folder.toString(), "--param", "name=solo", "--json")).exitedWith(ExitCode.DONE).outContains("\"ending\":\"finished\"", "\"ok\":1");
    assertThat(results()).singleElement().asString().contains("\"name\":\"solo\"");
    assertThat(task).endsWith("greet.cmux.js");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "a.csv    | name,url\\nada,http://a,more\\n            | Line 2 of `` has 3 values, but the header has 2 columns.",
        "b.csv    | name,name\\n1,2\\n                         | Line 1 of `` is the header, and has the column `name` twice.",
        "c.csv    | name\\nada\\n\"grace\\n                     | The quote that opens on line 3 of `` is never closed.",
        "d.csv    | name,url\\n                                | `` has no rows.",
        "e.ndjson | {\"name\":\"ada\"}\\n\\n{\"name\":\\n       | Line 3 of `` is not JSON.",
        "f.ndjson | {\"name\":\"ada\"}\\n[1]\\n                | Line 2 of `` is an array, not an object.",
        "g.json   | [{\"name\":\"ada\"},null]                 | Row 2 of `` is null, not an object.",
        "h.json   | {\"name\":\"ada\"}                        | `` is JSON, but not an array of rows."
      })
  void aBadRowIsRefusedBeforeAnythingRuns(String name, String content, String message) throws IOException {
    String sites = file(name, content.strip().replace("\\n", "\n"));
    CliResult result = batch(task("greet.cmux.js", GREET), "--sites", sites);
    assertThat(result).exitedWith(ExitCode.FAILED).errContains("error: invalid_params: " + message.strip().replace("``", "`" + sites + "`"));
    assertThat(out().resolve("journal.ndjson")).doesNotExist();
  }

  @Test
  void rowsOfJsonKeepTheirTypesAndATextIsAnAddress() throws IOException {
    String task = task("type.cmux.js", "cmux.output([cmux.params.url, typeof cmux.params.n]);\n");
    assertThat(batch(task, "--sites", file("rows.json", "[{\"url\":\"a\",\"n\":1}, \"b\"]"))).exitedWith(ExitCode.DONE);
    assertThat(results()).containsExactlyInAnyOrder("[\"a\",\"number\"]", "[\"b\",\"undefined\"]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "n,url\\n1,http://a\\n2,http://b                           | http://a     | http://b",
        "url,n,password\\nhttp://a,1,p\\nhttp://a,2,q              | http://a (1) | http://a (2)",
        "url,password,team,page\\nhttp://a,p,x,3\\nhttp://a,q,x,4  | http://a (3) | http://a (4)",
        "url\\nhttp://a\\nhttp://a                                  | http://a (row 1) | http://a (row 2)",
      })
  void jobsAreCalledByWhatTellsThemApart(String sites, String first, String second) throws IOException {
    assertThat(batch(task("greet.cmux.js", GREET), "--sites", file("sites.csv", sites.strip().replace("\\n", "\n")))).exitedWith(ExitCode.DONE);
    assertThat(journal().stream().map(line -> line.get("label"))).containsExactlyInAnyOrder(first, second);
  }

  @Test
  void whatFailsFailsAloneAndLeavesEvidence() throws IOException {
    site.page("/shop", "<title>Shop</title><h1>Closed</h1><script>console.warn('no stock'); throw new Error('boom')</script>");
    String task =
        task(
            "buy.cmux.js",
            """
            cmux.output({ seen: cmux.params.item });
            if (cmux.params.item === 'tea') throw new TypeError('no tea');
            if (cmux.params.item === 'milk') {
              const s = await cmux.open(cmux.params.url + '/shop');
              console.log('looking for', cmux.params.item);
              try {
                await s.click('#buy', { timeoutMs: 50 });
              } finally {
                await s.close();
              }
            }
            """);
    String sites = file("items.csv", "item\nbread\nmilk\ntea\n");
    assertThat(batch(task, "--sites", sites, "--har")).exitedWith(ExitCode.FAILED).outContains("1 ok, 2 failed", "not_found: ");
    // What a failed job would have given out is evidence, not a result.
    assertThat(results()).containsExactly("{\"seen\":\"bread\"}");
    Map<String, Object> milk = ofRow(2);
    assertThat(milk.get("status")).isEqualTo("failed");
    assertThat(milk.get("console")).isEqualTo("looking for milk");
    assertThat(milk.get("url")).isEqualTo(site.url("/shop"));
    assertThat(milk.get("error")).asString().contains("code=not_found", "line=7").contains("> 7 |");
    Map<?, ?> evidence = (Map<?, ?>) milk.get("evidence");
    assertThat(evidence.keySet().stream().map(Object::toString).collect(Collectors.toSet()))
        .isEqualTo(Set.of("snapshot", "html", "console", "errors", "har", "output", "records"));
    assertThat(kept(evidence, "snapshot")).contains("heading \"Closed\"");
    assertThat(kept(evidence, "html")).contains("<h1>");
    assertThat(kept(evidence, "console")).contains("warn", "no stock");
    assertThat(kept(evidence, "errors")).contains("boom", "/shop");
    assertThat(kept(evidence, "har")).contains("\"url\":\"" + site.url("/shop"));
    assertThat(kept(evidence, "records")).isEqualTo("{\"seen\":\"milk\"}\n");
    assertThat(ofRow(3).get("error")).asString().contains("code=js_error", "TypeError: no tea", "line=2");
    assertThat(Files.list(out().resolve("jobs"))).hasSize(2);
  }

  private String kept(Map<?, ?> evidence, String kind) throws IOException {
    return Files.readString(out().resolve(evidence.get(kind).toString()));
  }

  private Map<String, Object> ofRow(int row) throws IOException {
    return journal().stream().filter(line -> line.get("row").equals(row)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"1, FAILED", "3, DONE", "50%, FAILED", "51%, DONE", "never, DONE"})
  void theExitCodeFollowsTheThreshold(String threshold, ExitCode expected) throws IOException {
    String task = task("odd.cmux.js", "if (cmux.params.n % 2) throw new Error('odd');\n");
    assertThat(batch(task, "--sites", file("n.csv", "n\n1\n2\n3\n4\n"), "--fail-on", threshold)).exitedWith(expected).outContains("2 ok, 2 failed");
  }

  @Test
  void aJobThatTakesTooLongIsStopped() throws IOException {
    assertThat(batch(task("spin.cmux.js", "while (true) {}\n"), "--timeout", "500")).exitedWith(ExitCode.FAILED);
    assertThat(ofRow(0).get("error")).asString().contains("code=timeout", "The job did not end within 500 ms.");
  }

  @Test
  void aJobThatTakesTooLongSaysWhatItWaitedFor() throws IOException {
    assertThat(batch(task("wait.cmux.js", "const s = await cmux.open('about:blank', { name: 'shop' });\nawait s.wait({ text: 'never' });\n"), "--timeout", "3000"))
        .exitedWith(ExitCode.FAILED);
    assertThat(ofRow(0).get("error")).asString().contains("hint=It was waiting for `wait", "(shop). Give each attempt more time");
  }

  @Test
  void aFailedJobIsTriedOnTheSameSessionFirstAndThenAfresh() throws IOException {
    List<String> cookies = new CopyOnWriteArrayList<>();
    site.handle(
        "/visit",
        exchange -> {
          cookies.add(String.valueOf(exchange.getRequestHeaders().getFirst("Cookie")));
          exchange.getResponseHeaders().add("Set-Cookie", "visitor=" + cookies.size());
          exchange.sendResponseHeaders(200, -1);
        });
    String task =
        task(
            "visit.cmux.js",
            """
            const s = await cmux.open(cmux.params.url + '/visit');
            const [{ value }] = await s.cookies.get();
            cmux.output({ attempt: value });
            if (value < 3) throw new Error('not yet');
            """);
    assertThat(batch(task, "--retries", "2")).exitedWith(ExitCode.DONE).outContains("attempt 2 in 0 ms, same session, after ", "attempt 3 in 0 ms, after ");
    assertThat(cookies).containsExactly("null", "visitor=1", "null");
    assertThat(results()).containsExactly("{\"attempt\":\"3\"}");
    assertThat(journal()).singleElement().satisfies(line -> assertThat(line.get("attempts")).isEqualTo(3));
    assertThat(out().resolve("jobs").toFile().list()).isNullOrEmpty();
  }

  @Test
  void whatCannotGetBetterIsNotTriedAgain() throws IOException {
    String task = task("far.cmux.js", "await cmux.open('http://example.com/', { allowHosts: ['127.0.0.1'] });\n");
    assertThat(batch(task, "--retries", "3")).exitedWith(ExitCode.FAILED).outContains("not_allowed");
    assertThat(journal()).singleElement().satisfies(line -> assertThat(line.get("attempts")).isEqualTo(1));
  }

  @Test
  void aSetupSignsInOnceForAll() throws IOException {
    signIn();
    String setup =
        task(
            "login.cmux.js",
            """
            const s = await cmux.open(cmux.params.url + '/login?user=' + cmux.params.user);
            await s.eval(name => localStorage.setItem('name', name), cmux.params.user);
            """);
    String task =
        task(
            "me.cmux.js",
            """
            const s = await cmux.open(cmux.params.url + '/me');
            cmux.output([await s.get.text('h1'), await s.eval(() => localStorage.getItem('name'))]);
            """);
    String sites = file("users.csv", "user,n\nada,1\nada,2\ngrace,3\n");
    assertThat(batch(task, "--sites", sites, "--setup", setup, "--setup-key", "user")).exitedWith(ExitCode.DONE).outContains("3 ok");
    assertThat(results()).containsExactlyInAnyOrder("[\"ada\",\"ada\"]", "[\"ada\",\"ada\"]", "[\"grace\",\"grace\"]");
    assertThat(site.requests().stream().filter(request -> request.contains("/login"))).containsExactlyInAnyOrder("GET /login?user=ada", "GET /login?user=grace");
  }

  private void signIn() {
    site.handle(
        "/login",
        exchange -> {
          exchange.getResponseHeaders().add("Set-Cookie", "sid=" + exchange.getRequestURI().getQuery().replace("user=", "") + "; Path=/");
          exchange.sendResponseHeaders(200, -1);
        });
    site.handle(
        "/me",
        exchange -> {
          String cookie = String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
          byte[] body = ("<h1>" + cookie.replace("sid=", "") + "</h1>").getBytes(java.nio.charset.StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
        });
  }

  @Test
  void aSetupThatFailsSaysSoInEveryJobOfItsKey() throws IOException {
    String setup = task("login.cmux.js", "if (cmux.params.user === 'ada') throw new Error('locked out');\nawait cmux.open();\n");
    String task = task("me.cmux.js", "cmux.output(cmux.params.user);\n");
    CliResult result = batch(task, "--sites", file("users.csv", "user\nada\ngrace\n"), "--setup", setup, "--setup-key", "user");
    assertThat(result).exitedWith(ExitCode.FAILED).outContains("1 ok, 1 failed", "login.cmux.js` failed: locked out");
    assertThat(results()).containsExactly("\"grace\"");
  }

  @Test
  void aSetupThatFailsKeepsEvidenceForItsJobs() throws IOException {
    String setup = task("login.cmux.js", "const s = await cmux.open('data:text/html,<title>In</title><p>Wrong password');\nconsole.log('trying');\nawait s.click('#in', { timeoutMs: 50 });\n");
    String task = task("me.cmux.js", "cmux.output(1);\n");
    assertThat(batch(task, "--sites", file("users.csv", "user,n\nada,1\nada,2\n"), "--setup", setup, "--setup-key", "user")).exitedWith(ExitCode.FAILED);
    for (int row = 1; row <= 2; row++) {
      assertThat(ofRow(row).get("url")).asString().startsWith("data:text/html");
      assertThat(ofRow(row).get("console")).isEqualTo("trying");
      Map<?, ?> evidence = (Map<?, ?>) ofRow(row).get("evidence");
      assertThat(Files.readString(out().resolve(String.valueOf(evidence.get("snapshot"))))).contains("Wrong password");
    }
  }

  @Test
  void shardsShareTheJobsOut() throws IOException {
    String task = task("n.cmux.js", "cmux.output(cmux.params.n);\n");
    String sites = file("n.csv", "n\n" + "1\n2\n3\n4\n5\n6\n7\n7\n");
    Set<String> seen = new HashSet<>();
    for (String shard : List.of("1/3", "2/3", "3/3")) {
      assertThat(batch(task, "--sites", sites, "--shard", shard, "--fresh")).exitedWith(ExitCode.DONE);
      assertThat(journal()).hasSizeBetween(2, 3).allSatisfy(line -> assertThat(seen.add(line.get("id").toString())).isTrue());
    }
    assertThat(seen).hasSize(8).filteredOn(id -> id.endsWith("-2")).hasSize(1);
    assertThat(batch(task, "--sites", sites, "--shard", "4/3")).exitedWith(ExitCode.USAGE).errContains("`--shard` needs a part of a whole such as 2/5, not `4/3`.");
  }

  @Test
  void passwordsOfTheRowsStayOutOfEverythingThatIsWritten() throws IOException {
    String task =
        task(
            "secret.cmux.js",
            """
            console.log('password is', cmux.params.password);
            cmux.output({ same: cmux.params.password === ['hunt', 'er22'].join(''), password: cmux.params.password });
            throw new Error('wrong: ' + cmux.params.password);
            """);
    assertThat(batch(task, "--sites", file("users.csv", "user,password\nada,hunter22\n"), "--fail-on", "never")).exitedWith(ExitCode.DONE);
    assertThat(journal()).singleElement().asString().contains("wrong: ••••••", "user=ada, password=••••••");
    try (var files = Files.walk(out())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContain("hunter22");
      }
    }
    assertThat(Files.readString(out().resolve("jobs").resolve(journal().getFirst().get("id").toString()).resolve("records.ndjson")))
        .isEqualTo("{\"same\":true,\"password\":\"••••••\"}\n");
  }

  @Test
  void nothingIsLeftBehind() throws Exception {
    site.page("/busy", "<script>setInterval(() => {}, 10)</script>");
    String task = task("busy.cmux.js", "await cmux.open(cmux.params.url + '/busy');\nif (cmux.params.n === '2') throw new Error('no');\n");
    assertThat(batch(task, "--sites", file("n.csv", "n\n1\n2\n3\n"))).exitedWith(ExitCode.FAILED);
    for (Thread thread : threadsOfBatches()) {
      thread.join(20_000);
    }
    assertThat(threadsOfBatches()).isEmpty();
  }

  /// Threads of other tests' browsers end by themselves after three idle seconds, so they may be waited for too.
  private static List<Thread> threadsOfBatches() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("cmux-(batch|journal|script|surface|timer).*"))
        .toList();
  }

  @Test
  void aFullDiskStopsTheBatchAndLosesNothing() throws IOException {
    Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")), "only Linux has a disk that is always full");
    String task = task("n.cmux.js", "cmux.output(cmux.params.n);\n");
    String sites = file("n.csv", "n\n1\n2\n3\n");
    Files.createDirectories(out());
    Files.createSymbolicLink(out().resolve("results.ndjson"), Path.of("/dev/full"));
    assertThat(batch(task, "--sites", sites)).exitedWith(ExitCode.FAILED).errContains("error: io_error: The batch cannot be recorded", "no space left on device", "--resume");
    assertThat(journal()).isEmpty();
    Files.delete(out().resolve("results.ndjson"));
    assertThat(batch(task, "--sites", sites, "--resume")).exitedWith(ExitCode.DONE).outContains("3 ok");
    assertThat(results()).containsExactlyInAnyOrder("\"1\"", "\"2\"", "\"3\"");
  }

  @Test
  void wrongWordsAreWrongUsage() throws IOException {
    String task = task("n.cmux.js", "");
    assertThat(batch(task, "--rate", "fast")).exitedWith(ExitCode.USAGE).errContains("`--rate` needs requests a second, minute or hour");
    assertThat(batch(task, "--fail-on", "0")).exitedWith(ExitCode.USAGE).errContains("`--fail-on` needs");
    assertThat(batch(task, "--fresh", "--resume")).exitedWith(ExitCode.USAGE).errContains("`--fresh` starts over");
    assertThat(batch(task, "--sites", file("keys.csv", "user,url\nada,x\n"), "--setup", task, "--setup-key", "usr"))
        .exitedWith(ExitCode.FAILED)
        .errContains("Row 1 of the sites has no `usr`, which `--setup-key` names.", "hint: It has: user, url.");
    assertThat(batch(task, "--setup-key", "user")).exitedWith(ExitCode.USAGE).errContains("`--setup-key` needs `--setup`.");
    assertThat(batch(folder + "/none/*.cmux.js")).exitedWith(ExitCode.FAILED).errContains("error: not_found: No file matches", "There is no folder `" + folder + "/none`");
    assertThat(batch(folder + "/none-*.cmux.js")).exitedWith(ExitCode.FAILED).errContains("error: not_found: No file matches");
  }
}
