package dev.cmux.engine.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.Browser;
import dev.cmux.engine.Surface;
import dev.cmux.engine.command.Inject;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.Observe;
import dev.cmux.engine.command.Observe.ConsoleEntry;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.command.PageScript;
import dev.cmux.engine.command.Timeout;
import dev.cmux.testing.TestSite;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a user reads of a page's `console.log`.
class ConsoleTextTest {

  private static final TestSite SITE = TestSite.start();
  private static final Browser BROWSER = new Browser();
  private static final Surface SURFACE = BROWSER.open(OpenOptions.DEFAULT);

  @BeforeAll
  static void open() {
    SITE.page("/", "<!doctype html><body><p id=one></p></body>");
    SURFACE.perform(new Navigate.Goto(SITE.url("/"))).join();
  }

  @AfterAll
  static void close() {
    BROWSER.close();
    SITE.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "NaN, 1/0, -1, 1.5, true, undefined, null, 10n       | NaN Infinity -1 1.5 true undefined null 10n",
        "'a', 'b c', Symbol('s'), function f() {}             | a b c Symbol(s) function f() {...}",
        "{a: NaN, b: undefined, c: ['x', , null], d: {}}      | {\"a\":NaN,\"b\":undefined,\"c\":[\"x\",undefined,null],\"d\":{}}",
        "{get n() { return 1 }, f() {}, [Symbol('k')]: 2}     | {\"n\":1,\"f\":function f() {...}}",
        "new Map([['k', NaN]]), new Set([1, [2]])             | Map[[\"k\",NaN]] Set[1,[2]]",
        "new Date(0), [new Date(NaN)], /a+/g                  | 1970-01-01T00:00:00.000Z [Invalid Date] /a+/g",
        "[], new Map(), [new TypeError('bad')]                | [] Map[] [TypeError: bad]",
        "document.querySelector('p'), [document]              | <p id=\"one\"> [HTMLDocument]",
        "(x => { x.x = x; return x })({a: 1})                 | {\"a\":1,\"x\":[Circular]}",
        "{get bad() { throw 1 }, a: 1}                        | {\"bad\":…",
        "'%d of %s', NaN, 'x'                                 | NaN of x",
      })
  void valuesAreToldAsTheyAre(String arguments, String text) {
    SURFACE.perform(new Observe.ClearConsole()).join();
    SURFACE.perform(new Inject.Eval(PageScript.text("console.log(" + arguments + "); 1"), List.of(), Optional.empty(), Timeout.DEFAULT)).join();
    assertThat(SURFACE.perform(new Observe.ListConsole()).join()).extracting(ConsoleEntry::text).containsExactly(text);
  }
}
