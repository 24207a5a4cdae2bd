package dev.cmux.engine.page.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.cmux.engine.command.Target;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import dev.cmux.engine.page.PageFixture;
import dev.cmux.engine.page.aria.Look;
import dev.cmux.engine.page.aria.RefTable;
import java.util.List;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementQueryTest {

  private final PageFixture fixture = new PageFixture();
  private final RefTable refs = new RefTable();

  @AfterEach
  void close() {
    fixture.close();
  }

  private List<String> ids(HtmlPage page, String target) {
    return new ElementQuery(refs, new Look())
        .resolve(Target.parse(target), page).stream().map(DomElement::getId).toList();
  }

  private static final String SHOP =
      """
      <head><title>Apples</title></head><body id=body>
      <h1 id=h>Fruit  shop</h1>
      <ul id=list>
        <li id=l1 class=item data-testid=apple>Apples <button id=b1>Buy</button></li>
        <li id=l2 class=item data-test=pear>Pears <button id=b2 disabled>Buy</button></li>
        <li id=l3 class='item off' data-test-id=fig hidden>Figs <button id=b3>Buy</button></li>
      </ul>
      <form id=f><label id=lab for=q>Quantity</label> <input id=q placeholder='How many?' title='A number'>
        <label id=wrap>Gift <input id=gift type=checkbox checked></label>
        <input id=go type=submit value='Order now'> <img id=i alt='A Pear' title=Pear></form>
      <p id=p1>Some <b id=bold>Apples</b> here</p><p id=p2>apples</p><script>"Apples"</script></body>
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      .item                               | l1 l2 l3
      css=ul > li:first-child             | l1
      .item, h1, .item                    | h l1 l2 l3
      li:is(.off, [data-test])            | l2 l3
      li:where(.off)                      | l3
      li:has(button[disabled])            | l2
      li:has(> button:not([disabled]))    | l1 l3
      li:not(:has([disabled]))            | l1 l3
      body:has(> ul > li)                 | body
      body:has(> li)                      |
      h1:has(+ ul > li)                   | h
      h1:has(~ form img)                  | h
      LI:First-Child                      | l1
      li:nth-child( 2n + 1 )              | l1 l3
      li:nth-child(-n + 2)                | l1 l2
      li:has-text("pears")                | l2
      li:has-text('pears'):has(button)    | l2
      li:visible                          | l1 l2
      .item:not(:visible)                 | l3
      button:text("buy")                  | b1 b2 b3
      :text("apples")                     | l1 bold p2
      :text-is("apples")                  | p2
      :text-matches("^app", "i")          | l1 bold p2
      :nth-match(button, 2)               | b2
      ul:has(li:has-text("Figs"))         | list
      :nth-child(2 of .item)              | NONE
      input:read-write                    | q
      xpath=//li[2]                       | l2
      //li/button                         | b1 b2 b3
      text=apples                         | l1 bold p2
      text="Apples"                       | bold
      text=/^fruit shop$/i                | h
      text=Order now                      | go
      text=fruit shop                     | h
      role=button                         | b1 b2 go
      role=button[name="buy"]             | b1 b2
      role=button[name="Order now"s]      | go
      role=button[name=/ORDER/i]          | go
      role=heading[level=1]               | h
      role=heading[level=2]               |
      role=checkbox[checked=true]         | gift
      role=checkbox[checked=false]        |
      role=checkbox[checked]              | gift
      role=button[disabled]               | b2
      role=button[disabled=false]         | b1 go
      role=button[disabled][name="Buy"]   | b2
      role=button[expanded]               |
      role=listitem                       | l1 l2
      role=img[name="pear"]               | i
      label=quantity                      | q
      label="Quantity"                    | q
      label=gift                          | gift
      placeholder=how many                | q
      alt=pear                            | i
      title=pear                          | i
      title=number                        | q
      testid=apple                        | l1
      testid=pear                         | l2
      testid=fig                          | l3
      testid=APPLE                        |
      .item >> nth=1                      | l2
      .item >> nth=-1                     | l3
      .item >> nth=7                      |
      .item >> hasText=Pears              | l2
      .item >> hasText=Pears >> button    | b2
      .item >> text=Buy                   | b1 b2 b3
      #list >> xpath=//button             | b1 b2 b3
      #list >> .item >> nth=0 >> button   | b1
      #f >> :scope > img                  | i
      body >> .item                       | l1 l2 l3
      """)
  void findsInDocumentOrder(String target, String expected) {
    HtmlPage page = fixture.load(SHOP);
    if ("NONE".equals(expected)) {
      assertThatThrownBy(() -> ids(page, target)).isInstanceOf(EngineException.class);
    } else {
      assertThat(ids(page, target)).containsExactly(expected == null ? new String[0] : expected.split(" "));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"li[", "li:nonsense", "div >", ":has-text(", "::", "a:nth-match(b)", "p{"})
  void aSelectorThatCannotBeReadIsNamedInTheError(String selector) {
    HtmlPage page = fixture.load(SHOP);
    assertThatThrownBy(() -> new ElementQuery(refs, new Look()).resolve(new Target.Css(selector), page))
        .asInstanceOf(type(EngineException.class))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_PARAMS))
        .satisfies(e -> assertThat(e.getMessage()).contains("`" + selector + "`").endsWith("."))
        .satisfies(e -> assertThat(e.hint()).isPresent());
  }

  @Test
  void anXPathThatCannotBeReadIsNamedInTheError() {
    HtmlPage page = fixture.load(SHOP);
    assertThatThrownBy(() -> ids(page, "xpath=//li[["))
        .asInstanceOf(type(EngineException.class))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_PARAMS))
        .satisfies(e -> assertThat(e.getMessage()).contains("`//li[[`"));
  }

  @Test
  void anXPathThatSelectsTextIsRefused() {
    HtmlPage page = fixture.load(SHOP);
    assertThatThrownBy(() -> ids(page, "xpath=//li/text()")).hasMessageContaining("does not select elements");
  }

  @Test
  void matchesOfNestedScopesAreNotRepeated() {
    HtmlPage page = fixture.load("<div id=a class=c><div id=b class=c><p id=p>t</p></div></div>");
    assertThat(ids(page, ".c >> p")).containsExactly("p");
  }

  @Test
  void aTextSplitOverElementsMatchesTheElementThatHoldsAllOfIt() {
    HtmlPage page = fixture.load("<div id=d><span id=a>Hello</span> <span id=b>world</span></div>");
    assertThat(ids(page, "text=hello world")).containsExactly("d");
  }

  @Test
  void aRefIsFoundAgainUntilItsElementIsRemoved() {
    HtmlPage page = fixture.load(SHOP);
    DomElement button = PageFixture.first(page, "#b1");
    int ref = refs.refOf(button, "button \"Buy\"");
    assertThat(ids(page, "e" + ref)).containsExactly("b1");
    button.remove();
    assertThatThrownBy(() -> ids(page, "@e" + ref))
        .asInstanceOf(type(EngineException.class))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STALE_REF))
        .satisfies(e -> assertThat(e.getMessage())
            .isEqualTo("`e1` (button \"Buy\") is stale: the element was removed from the document."));
  }

  @Test
  void aRefOfAReplacedDocumentSaysWhatReplacedIt() {
    HtmlPage page = fixture.load(SHOP);
    int ref = refs.refOf(PageFixture.first(page, "#b1"), "button");
    fixture.load("<p>next</p>");
    assertThatThrownBy(() -> refs.element(ref))
        .asInstanceOf(type(EngineException.class))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STALE_REF))
        .satisfies(e -> assertThat(e.getMessage()).contains("its document `").contains("` was replaced by `"));
  }

  @Test
  void aRefInAFrameThatWasRemovedIsStale() {
    HtmlPage page = fixture.load("<iframe id=f src='about:blank'></iframe>");
    HtmlPage inner = (HtmlPage) page.getFrames().getFirst().getEnclosedPage();
    int ref = refs.refOf(inner.getBody(), "body");
    assertThat(refs.element(ref)).isSameAs(inner.getBody());
    PageFixture.first(page, "#f").remove();
    assertThatThrownBy(() -> refs.element(ref)).hasMessageContaining("is stale");
  }

  @Test
  void anUnknownRefIsNotFoundAndTheHighestIsNamed() {
    HtmlPage page = fixture.load(SHOP);
    assertThatThrownBy(() -> refs.element(4))
        .hasMessage("There is no ref `e4`: no snapshot has been taken on this surface.");
    refs.refOf(page.getBody(), "body");
    assertThatThrownBy(() -> refs.element(4))
        .asInstanceOf(type(EngineException.class))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
        .satisfies(e -> assertThat(e.getMessage()).isEqualTo("There is no ref `e4` on this surface: its refs go up to `e1`."));
  }

  @Test
  void refsAreNeverReused() {
    HtmlPage page = fixture.load(SHOP);
    DomElement first = PageFixture.first(page, "#b1");
    assertThat(refs.refOf(first, "a")).isEqualTo(1);
    assertThat(refs.refOf(first, "a")).isEqualTo(1);
    first.remove();
    assertThat(refs.refOf(PageFixture.first(page, "#b2"), "b")).isEqualTo(2);
  }
}
