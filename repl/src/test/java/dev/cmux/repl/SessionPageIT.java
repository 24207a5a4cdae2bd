package dev.cmux.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.testing.TestSite;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Runs every block of the session management page as it is written, in one shell after another, against one session server. Only the
/// addresses are replaced, and six surfaces are opened before, so that the page's numbers come out.
class SessionPageIT {

  private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

  private static final String LOGIN =
      """
      <title>Sign in</title><h1>Sign in</h1>
      <script>localStorage.setItem('theme', 'dark'); sessionStorage.setItem('step', '1'); document.cookie = 'seen=1';</script>
      """;

  @Test
  void everyBlockRunsAsWritten() throws IOException {
    try (TestSite site = TestSite.start();
        CmuxProcess cmux = new CmuxProcess()) {
      site.page("/login", LOGIN).page("/dashboard", "<title>Dashboard</title><script>document.title += ' ' + localStorage.getItem('theme')</script>");
      for (String name : List.of("example", "app", "a", "b", "c")) {
        site.page("/" + name, "<title>" + name + "</title><p>This is " + name + ".</p>");
      }
      cmux.bash("for i in 1 2 3 4 5 6; do cmux browser open about:blank; done");
      StringBuilder printed = new StringBuilder();
      for (String block : blocks(site)) {
        CmuxProcess.Result result = cmux.bash("set -e\n" + block);
        assertThat(result.status()).as("%s%n%s", block, result.err()).isZero();
        assertThat(result.err()).as(block).isEmpty();
        printed.append(result.out());
      }
      assertThat(printed.toString().lines())
          .as("the page's own numbers")
          .anyMatch(line -> line.contains("\"surface_ref\":\"surface:7\"") && line.contains("\"title\":\"Sign in\""))
          .anyMatch(line -> line.contains("\"surface_ref\":\"surface:13\""))
          .contains(site.url("/login"), site.url("/example"));
      assertThat(Path.of("/tmp/a.txt")).content().isEqualTo("This is a.\n");
      assertThat(Path.of("/tmp/c.txt")).content().isEqualTo("This is c.\n");
      assertThat(Path.of("/tmp/auth-state.json")).doesNotExist();
      assertThat(cmux.bash("cmux browser surface:7 get url").err()).contains("error: closed: `surface:7` is closed.");
    } finally {
      for (String file : List.of("a.txt", "b.txt", "c.txt", "auth.json", "auth-state.json")) {
        Files.deleteIfExists(Path.of("/tmp", file));
      }
    }
  }

  private static List<String> blocks(TestSite site) throws IOException {
    Map<String, String> addresses =
        Map.of(
            "https://app.example.com/login", site.url("/login"),
            "https://app.example.com/dashboard", site.url("/dashboard"),
            "https://app.example.com ", site.url("/app") + " ",
            "https://example.com ", site.url("/example") + " ",
            "https://site-a.example ", site.url("/a") + " ",
            "https://site-b.example ", site.url("/b") + " ",
            "https://site-c.example ", site.url("/c") + " ");
    try (InputStream page = SessionPageIT.class.getResourceAsStream("session-management.md")) {
      String text = new String(page.readAllBytes(), StandardCharsets.UTF_8);
      for (var address : addresses.entrySet()) {
        text = text.replace(address.getKey(), address.getValue());
      }
      assertThat(text).doesNotContain("https://");
      return BLOCK.matcher(text).results().map(block -> block.group(1)).toList();
    }
  }
}
