package dev.cmux.engine.modern.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.testing.TestSite;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What a page finds on its window, each part by what it does; the checks themselves are in `checks.js`.
class PlatformTest {

  private static TestSite site;
  private static TestWindow window;

  @BeforeAll
  static void start() throws IOException {
    site = TestSite.start();
    window = new TestWindow();
    try (InputStream in = PlatformTest.class.getResourceAsStream("checks.js")) {
      site.script("/checks.js", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    site.page(
        "/",
        "<!doctype html><head><title>t</title><style>.red{color:red}</style></head><body><div id=root></div>"
            + "<script src=checks.js></script></body>");
  }

  @AfterAll
  static void stop() {
    window.close();
    site.close();
  }

  @TestFactory
  List<DynamicTest> everyPartDoesWhatItsStandardSays() {
    window.open(site.url("/"));
    int count = ((Number) window.eval("checks.length")).intValue();
    assertThat(count).isGreaterThan(290);
    for (int i = 0; i < count; i++) {
      window.eval("run(" + i + ")");
      assertThat(window.eval("typeof outcomes[" + i + "]")).as("after check " + i).isEqualTo("string");
    }
    window.await(
        "new Promise(function wait(r) { outcomes.indexOf('nothing came back') < 0 ? r(1) : setTimeout(wait, 20, r); })");
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String outcome = (String) window.eval("outcomes[" + i + "]");
      tests.add(
          DynamicTest.dynamicTest(
              (String) window.eval("checks[" + i + "].name"), () -> assertThat(outcome).isEqualTo("ok")));
    }
    return tests;
  }
}
