package dev.cmux.repl.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.cmux.engine.verb.Param;
import dev.cmux.engine.verb.Paths;
import dev.cmux.engine.verb.Verb;
import dev.cmux.engine.verb.Verbs;
import dev.cmux.repl.grammar.HelpPage;
import dev.cmux.repl.output.Streams;
import dev.cmux.repl.wire.Request;
import dev.cmux.testing.TestSite;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands of a session as its clients type them, over real pages.
class SessionCommandsTest {

  private static final String PAGE =
      """
      <title>Form</title>
      <form action=/done><label>Name <input id=name value=Ada></label> <label>Password <input id=pass type=password></label>
      <label><input id=box type=checkbox> Agree</label>
      <select id=size><option>S<option>M</select> <input id=file type=file> <button id=save>Save</button></form>
      <p id=text title=note style='color: red'>Hello</p> <a id=dl href=/file download>File</a> <div id=drop>Drop</div>
      <script>console.log('ready');</script>
      """;

  private static TestSite site;
  private static SessionCommands session;
  private static Schema schema;

  @TempDir Path folder;
  private String surface;

  @BeforeAll
  static void start() throws IOException {
    site = TestSite.start();
    site.page("/", PAGE).page("/done", "<title>Done</title>").file("/file", "application/zip", "zip");
    session = new SessionCommands("test");
    schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(Path.of("..", "docs", "cli-output.schema.json")));
  }

  @AfterAll
  static void end() {
    session.close();
    site.close();
  }

  @BeforeEach
  void open() {
    surface = run("", "browser", "open", site.url("/")).out().strip();
  }

  @AfterEach
  void closeAll() {
    run("", "close-surface", "--all");
  }

  private record Ran(int status, String out, String err) {}

  private Ran run(String input, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
    try (PrintStream outPrint = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream errPrint = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      Request request = new Request("", folder.toString(), List.of(words), Map.of("CMUX_STATE_PASSPHRASE", ""), bytes);
      int status = session.carryOut(request, new Streams(new ByteArrayInputStream(bytes), outPrint, errPrint));
      return new Ran(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
  }

  /// `LINE` behind `browser SURFACE`, split at blanks.
  private Ran verb(String line) {
    List<String> words = new ArrayList<>(List.of("browser", surface));
    words.addAll(List.of(line.split(" ")));
    return run("", words.toArray(String[]::new));
  }

  /// Words that fit a verb, made of its description alone.
  private static List<String> wordsFor(Verb verb, boolean byFlag) {
    List<String> words = new ArrayList<>(List.of(VerbWords.words(verb).split(" ")));
    for (Param param : verb.params()) {
      boolean flag = byFlag || param.option();
      if (VerbWords.isSwitch(param)) {
        words.add("--" + VerbWords.flag(param));
      } else {
        words.add(flag ? "--" + VerbWords.flag(param) + "=" + sample(param) : sample(param));
      }
    }
    return words;
  }

  private static String sample(Param param) {
    return switch (param.kind()) {
      case TARGET -> "#a";
      case TEXT, TEXTS, PATTERN, SCRIPT -> "x";
      case NUMBER, INTEGER -> "1";
      case CHOICE -> param.choices().getFirst();
      case FILE, FILES, OUTPUT_FILE -> "file.txt";
      case MAP -> "a=b";
      case JSON -> "{\"name\":\"a\",\"value\":\"b\",\"url\":\"https://a.example/\",\"all\":true}";
      case FLAG -> throw new IllegalArgumentException("has no value");
    };
  }

  @Test
  void anElementThatIsFoundByWhatItSaysIsWaitedFor() {
    verb("eval setTimeout(()=>{document.body.append(Object.assign(document.createElement('button'),{textContent:'Late',onclick(){document.title='Clicked'}}))},600)");
    assertThat(verb("find role button --name Late click --timeout-ms 20000").status()).isZero();
    assertThat(verb("get title").out()).isEqualTo("Clicked\n");
    assertThat(verb("find --timeout 0.2 text Never click").err()).contains("not_found", "`text=Never`");
    assertThat(verb("find role link --nth 2 click").err()).contains("has no option `--nth`");
  }

  @Test
  void everyVerbOfTheTableCanBeTypedWithEveryParameterInItsPlaceAndByItsFlag() {
    Request request = new Request("", folder.toString(), List.of(), Map.of(), new byte[0]);
    for (Verb verb : Verbs.all()) {
      for (boolean byFlag : new boolean[] {false, true}) {
        List<String> words = wordsFor(verb, byFlag);
        VerbWords.Match match = VerbWords.match(words).orElseThrow(() -> new AssertionError(words + " is no verb"));
        assertThat(match.verb()).as(words.toString()).isEqualTo(verb);
        Map<String, Object> named = VerbWords.named(verb, match.rest(), request);
        assertThat(named.keySet()).as(words.toString()).containsExactlyInAnyOrderElementsOf(verb.params().stream().map(Param::name).toList());
        assertThat(verb.fromNames(named, Paths.in(folder))).isNotNull();
      }
    }
    assertThat(Verbs.all()).hasSizeGreaterThan(80);
  }

  @Test
  void machineOutputIsWhatTheSchemaSays() throws IOException {
    Files.writeString(folder.resolve("up.txt"), "x");
    List<String> lines =
        List.of(
            "get url", "get title", "get count p", "get text #text", "get html #text", "get value #name", "get attr #text title", "get box #text",
            "get styles #text color", "get styles #text", "is visible #text", "is enabled #save", "is checked #box", "is editable #name",
            "snapshot --interactive", "snapshot", "find role button --name Save", "find label Name get value", "eval 1+1", "eval ({a:[1]})",
            "fill #name Bea --snapshot-after", "type #name x", "press #name a", "keydown a", "keyup a", "hover #text", "focus #name", "dblclick #text",
            "check #box", "uncheck #box", "select #size M", "scroll --dy 10", "scroll-into-view #text", "upload #file up.txt", "add-init-script 1",
            "add-script 1", "add-style p{}", "wait --selector #text", "wait #text", "screenshot", "screenshot page.png", "pdf", "pdf page.pdf", "cookies set a b", "cookies get", "cookies clear --all", "storage local set k v",
            "storage local get k", "storage local get", "storage local remove k", "storage session clear", "state save s.json", "state load s.json",
            "state export", "state diff s.json", "tab new", "tab list", "tab switch 0", "tab close 1", "console list", "console clear", "errors list", "errors clear", "dialog list",
            "network requests", "network route **/x --abort", "network unroute", "set offline false", "set viewport 800 600", "frame main",
            "eval-on #text this.id", "drag #text #drop", "state import {\"cookies\":[],\"origins\":[]}", "storage local clear",
            "storage session set k v", "storage session get k", "storage session remove k", "eval confirm('sure?')", "dialog accept", "eval alert('so')",
            "dialog dismiss", "network har start a.har", "network har stop", "set headers a=b", "set user-agent x",
            "set credentials ada x", "set geolocation 1 2", "submit #save", "fetch " + site.url("/done"), "goto " + site.url("/done"), "back", "forward", "reload", "goto " + site.url("/"), "click #dl", "download wait",
            "download list", "click #save --snapshot-after", "identify", "network har replay a.har");
    assertThat(VerbWords.specs())
        .extracting(spec -> spec.name().replace("browser SURFACE ", ""))
        .allSatisfy(verb -> assertThat(lines).anyMatch(line -> line.equals(verb) || line.startsWith(verb + " ")));
    for (String line : lines) {
      Ran ran = verb(line + " --json");
      assertThat(ran.status()).as("%s: %s", line, ran.err()).isZero();
      assertFits(line, ran.out());
    }
    for (String line : List.of("tree", "identify", "capabilities", "ping", "server status")) {
      assertFits(line, run("", (line + " --json").split(" ")).out());
    }
    assertFits("both", run("", "browser", surface, "get", "url", "--json", "--id-format", "both").out());
    assertFits("open", run("", "browser", "open", "about:blank", "--name", "shop", "--json").out());
    for (String line : List.of("get text #none --timeout-ms 0", "clik a", "click e999", "dialog accept")) {
      Ran ran = verb(line + " --json");
      assertThat(ran.status()).as(line).isNotZero();
      assertFits(line, ran.err());
    }
    assertFits("close", run("", "close-surface", "--surface", "shop", "--json").out());
  }

  private static void assertFits(String line, String json) {
    assertThat(json).as(line).endsWith("}\n").hasLineCount(1);
    assertThat(schema.validate(json, InputFormat.JSON)).as("%s prints %s", line, json).isEmpty();
  }

  @Test
  void helpOfVerbsNamesWhatShellsHave() {
    assertThat(VerbWords.specs().stream().map(HelpPage::of))
        .allSatisfy(page -> assertThat(page).doesNotContain("in scripts", "cmux.sleep", "()`"))
        .anySatisfy(page -> assertThat(page).contains("A state, as `state export` gives it."));
  }

  @Test
  void textThatIsNoJsonAfterAllIsWrongUsage() {
    Ran ran = verb("cookies set {name:'a'}");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).startsWith("error: invalid_params: `cookies` begins as JSON does. It is not valid JSON (line 1, column 2).\nhint: JSON has");
  }

  @Test
  void anOutputThatTheSchemaDoesNotKnowIsFound() {
    assertThat(schema.validate("{\"ok\":true,\"no_such_member\":1}", InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void jsonLeadsOrTrailsAndMayStandBetweenTheWords() {
    String expected = "{\"ok\":true,\"surface_ref\":\"%s\",\"title\":\"Form\"}\n".formatted(surface);
    assertThat(run("", "--json", "browser", surface, "get", "title").out()).isEqualTo(expected);
    assertThat(run("", "browser", "--json", surface, "get", "title").out()).isEqualTo(expected);
    assertThat(run("", "browser", surface, "get", "title", "--json").out()).isEqualTo(expected);
  }

  @Test
  void aSurfaceIsNamedByRefNumberUuidOrItsName() {
    run("", "browser", "open", site.url("/done"), "--name", "my-shop");
    String uuid = run("", "browser", surface, "identify", "--json", "--id-format", "uuids").out().replaceAll(".*\"surface_id\":\"([^\"]+)\".*\n", "$1");
    for (String word : List.of(surface, surface.substring("surface:".length()), uuid)) {
      assertThat(run("", "browser", word, "get", "title").out()).as(word).isEqualTo("Form\n");
    }
    assertThat(run("", "browser", "my-shop", "get", "title").out()).isEqualTo("Done\n");
    assertThat(run("", "browser", "--surface", "my-shop", "get", "title").out()).isEqualTo("Done\n");
    run("", "close-surface", "my-shop");
  }

  @Test
  void elementRefsWorkWithAndWithoutTheirSign() {
    String ref = verb("find label Name").out().strip();
    assertThat(verb("get value " + ref).out()).isEqualTo("Ada\n");
    assertThat(verb("get value @" + ref).out()).isEqualTo("Ada\n");
  }

  @Test
  void aDashIsStandardInputAndValuesMayBeginWithADash() {
    assertThat(run("document.title + '!'", "browser", surface, "eval", "-").out()).isEqualTo("Form!\n");
    run("from a pipe", "browser", surface, "fill", "#name", "-");
    assertThat(verb("get value #name").out()).isEqualTo("from a pipe\n");
    for (String[] words : new String[][] {{"fill", "#name", "-5"}, {"fill", "#name", "--", "-5"}, {"fill", "#name", "--text=-5"}, {"fill", "--text", "-5", "#name"}}) {
      verb("fill #name 0");
      List<String> line = new ArrayList<>(List.of("browser", surface));
      line.addAll(List.of(words));
      Ran ran = run("", line.toArray(String[]::new));
      assertThat(ran.status()).as("%s: %s", line, ran.err()).isZero();
      assertThat(verb("get value #name").out()).as(line.toString()).isEqualTo("-5\n");
    }
    run("", "browser", surface, "fill", "#name", "--", "--json");
    assertThat(verb("get value #name").out()).isEqualTo("--json\n");
  }

  @Test
  void selectTakesSeveralValuesAndOneListInJson() {
    verb("eval document.querySelector('#size').multiple=true");
    assertThat(verb("select #size S M")).isEqualTo(new Ran(0, "S\nM\n", ""));
    assertThat(verb("select #size M").out()).isEqualTo("M\n");
    assertThat(verb("select #size [\"S\",\"M\"]").out()).isEqualTo("S\nM\n");
    assertThat(verb("select #size --values S --values M").out()).isEqualTo("S\nM\n");
    assertThat(verb("find css #size select {\"index\":0} M").out()).isEqualTo("S\nM\n");
  }

  @Test
  void stateDiffTellsWhatChangedSinceTheFileWasSaved() {
    verb("cookies set gone 1");
    verb("state save before.json");
    assertThat(verb("state diff before.json")).isEqualTo(new Ran(0, "no difference\n", ""));
    verb("cookies clear --name gone");
    verb("storage local set theme dark");
    assertThat(verb("state diff before.json").out().lines())
        .satisfiesExactly(
            cookie -> assertThat(cookie).startsWith("- cookie gone"),
            item -> assertThat(item).isEqualTo("+ %s localStorage theme".formatted(site.url(""))));
    assertThat(verb("state diff none.json").err()).startsWith("error: not_found: ");
    assertThat(verb("state diff")).extracting(Ran::status).isEqualTo(2);
    assertThat(verb("state dif before.json").err()).contains("Did you mean `state diff`?");
  }

  @Test
  void addressesAreTakenAsTheyAre() {
    String address = site.url("/done") + "?q=a%20b&x=--json;'$(id)'#é";
    assertThat(run("", "browser", surface, "goto", address).status()).isZero();
    assertThat(site.requests().getLast()).startsWith("GET /done?q=a%20b&x=--json;");
  }

  @Test
  void wrongOptionsOfOpenAreWrongUsage() {
    for (String option : List.of("--viewport=12", "--timezone=Mars", "--locale=-", "--header=x", "--credentials=x", "--timeout-ms=soon")) {
      Ran ran = run("", "browser", "open", option);
      assertThat(ran.status()).as(option).isEqualTo(2);
      assertThat(ran.err()).startsWith("error: invalid_params:").contains("hint: `cmux browser open --help`");
    }
  }

  @Test
  void theOptionsOfOpenReachThePage() {
    String opened =
        run("", "browser", "open", site.url("/"), "--viewport", "800x600", "--locale", "de-DE", "--timezone", "Asia/Tokyo", "--user-agent", "Bot/1").out().strip();
    assertThat(run("", "browser", opened, "eval", "[innerWidth, navigator.language, navigator.userAgent, Intl.DateTimeFormat().resolvedOptions().timeZone].join()").out())
        .isEqualTo("800,de-DE,Bot/1,Asia/Tokyo\n");
    String still = run("", "browser", "open", site.url("/"), "--no-javascript").out().strip();
    assertThat(run("", "browser", still, "console", "list").out()).isEmpty();
  }

  @Test
  void aTaskRunsOnALiveSurfaceAndWhatItOpensEndsWithIt() {
    String task =
        """
        await surf.fill('#name', cmux.params.name);
        const other = await cmux.open(cmux.args[0]);
        console.log(await other.get.title(), cmux.surfaces().length > 1);
        cmux.output({ title: await surf.get.title() });
        """;
    Ran plain = run(task, "run", "-", "--surface", surface, "--param", "name=Zoë", "--", site.url("/done"));
    assertThat(plain).isEqualTo(new Ran(0, "Done true\n", ""));
    assertThat(verb("get value #name").out()).isEqualTo("Zoë\n");
    assertThat(run("", "tree").out()).contains(surface).doesNotContain("/done");
    Ran json = run(task, "run", "-", "--json", "--surface=" + surface, "--param", "name=x", "--", site.url("/done"));
    assertThat(json).isEqualTo(new Ran(0, "{\"title\":\"Form\"}\n", "Done true\n"));
  }

  @Test
  void aTaskThatFailsOnALiveSurfaceSaysWhere() throws IOException {
    Files.writeString(folder.resolve("bad.cmux.js"), "const a = 1;\nawait surf.click('#none', { timeoutMs: 0 });\n");
    Ran ran = run("", "run", "bad.cmux.js", "--surface", surface);
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.err()).startsWith("error: not_found: ").contains("> 2 | await surf.click(", "at bad.cmux.js:2:12", "hint: ");
    assertThat(run("", "run", "none.cmux.js", "--surface", surface).err()).startsWith("error: not_found: There is no file `none.cmux.js`.");
    assertThat(run("", "run", "bad.cmux.js", "--surface", "nobody").err()).startsWith("error: not_found: There is no surface `nobody`.");
    assertThat(run("", "run", "bad.cmux.js", "--surface", surface, "--timeout", "0").status()).isEqualTo(2);
  }
}
