package dev.cmux.engine.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cmux.engine.render.DocumentRenderer.Cut;
import java.util.HashMap;
import java.util.concurrent.CancellationException;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// Drawing ends when its thread is interrupted, at each of its stages.
class BreakingOffTest {

  @AfterEach
  void clear() {
    Thread.interrupted();
  }

  @Test
  void layingOutEndsWhenItsThreadIsInterrupted() throws ParserConfigurationException {
    Document document = page("Text that is laid out");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> DocumentRenderer.picture(drawing(document), new Cut.Whole())).isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> DocumentRenderer.pdf(drawing(document), Paper.of("a4", false, "1cm"))).isInstanceOf(CancellationException.class);
  }

  @Test
  void aLayoutThatTakesAgesIsBrokenOff() throws Exception {
    Document document = page("");
    Element at = (Element) document.getElementsByTagName("body").item(0);
    for (int depth = 0; depth < 60; depth++) {
      at = nest(document, at);
    }
    at.setTextContent("Deep");
    Thread drawing =
        Thread.ofPlatform()
            .start(() -> assertThatThrownBy(() -> DocumentRenderer.picture(drawing(document), new Cut.Whole())).isNotNull());
    drawing.interrupt();
    drawing.join();
    assertThat(drawing.isAlive()).isFalse();
  }

  @Test
  void paintingEndsWhenItsThreadIsInterrupted() throws Exception {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.addRect(0, 0, 10, 10);
        content.fill();
      }
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> BreakingOff.painter(document).renderImage(0)).isInstanceOf(CancellationException.class);
    }
  }

  private static Element nest(Document document, Element into) {
    Element table = document.createElement("table");
    Element row = document.createElement("tr");
    Element cell = document.createElement("td");
    into.appendChild(table).appendChild(row).appendChild(cell);
    Element beside = document.createElement("td");
    beside.setTextContent("beside");
    row.appendChild(beside);
    return cell;
  }

  private static Drawing drawing(Document document) {
    return new Drawing(document, new HashMap<>(), 800, 600);
  }

  private static Document page(String text) throws ParserConfigurationException {
    Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
    Element html = document.createElement("html");
    document.appendChild(html);
    html.appendChild(document.createElement("head"));
    Element body = document.createElement("body");
    html.appendChild(body);
    body.setTextContent(text);
    return document;
  }
}
