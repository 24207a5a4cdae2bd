package dev.cmux.engine.page.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.command.Box;
import dev.cmux.engine.page.PageFixture;
import dev.cmux.engine.page.view.Markup;
import java.util.Map;
import java.util.Optional;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeometryTest {

  private final PageFixture fixture = new PageFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void boxesAndStylesAreThereWithAndWithoutScripts(boolean javaScript) {
    fixture.client().getOptions().setJavaScriptEnabled(javaScript);
    HtmlPage page =
        fixture.load(
            "<style>#x{color:red;background-color:#00f}</style><body style='margin:0'>"
                + "<div style='height:50px'>a</div><div id=x style='width:120px;height:30px;padding:5px'>b</div>");
    assertThat(Geometry.box(PageFixture.first(page, "#x"))).isEqualTo(new Box(0, 50, 130, 40));
    assertThat(Geometry.styles(PageFixture.first(page, "#x"), Optional.of("color"))).isEqualTo(Map.of("color", "rgb(255, 0, 0)"));
    assertThat(Geometry.styles(PageFixture.first(page, "#x"), Optional.of("backgroundColor")))
        .isEqualTo(Map.of("backgroundColor", "rgb(0, 0, 255)"));
    assertThat(Geometry.styles(PageFixture.first(page, "#x"), Optional.empty()))
        .containsEntry("display", "block")
        .containsEntry("visibility", "visible")
        .containsEntry("color", "rgb(255, 0, 0)")
        .containsEntry("position", "static");
  }

  @Test
  void whatIsNotRenderedHasNoBox() {
    HtmlPage page = fixture.load("<div hidden><p id=x>t</p></div>");
    assertThat(Geometry.box(PageFixture.first(page, "#x"))).isEqualTo(new Box(0, 0, 0, 0));
  }

  @Test
  void markupIsSerializedAsBrowsersDo() {
    HtmlPage page = fixture.load("<p id=x class='a'>1 &lt; 2 &amp; <br>&nbsp;<b>b</b></p>");
    assertThat(Markup.outer(PageFixture.first(page, "#x")))
        .isEqualTo("<p id=\"x\" class=\"a\">1 &lt; 2 &amp; <br>&nbsp;<b>b</b></p>");
    assertThat(Markup.outer(page)).startsWith("<!DOCTYPE html><html><head></head><body>");
  }
}
