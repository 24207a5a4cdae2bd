package dev.cmux.stdlib.modules;

import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes the XML that CI servers read as the report of JUnit: UTF-8, an element a line, and nothing that XML 1.0 cannot say.
public final class JunitXml {

  private final XMLStreamWriter xml;
  private int depth;
  private boolean empty;

  /// Begins the document, with its element `testsuites`.
  public JunitXml(OutputStream out) throws XMLStreamException {
    xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
    xml.writeStartDocument("UTF-8", "1.0");
    start("testsuites", Map.of());
  }

  /// Begins an element.
  ///
  /// @param attributes in the order in which they are written
  public void start(String element, Map<String, ?> attributes) throws XMLStreamException {
    line();
    xml.writeStartElement(element);
    for (Map.Entry<String, ?> attribute : attributes.entrySet()) {
      xml.writeAttribute(attribute.getKey(), clean(attribute.getValue().toString()));
    }
    depth++;
    empty = true;
  }

  /// Adds to what an element without elements says.
  public void text(String text) throws XMLStreamException {
    xml.writeCharacters(clean(text));
  }

  /// Ends the element that was begun last.
  public void end() throws XMLStreamException {
    depth--;
    if (!empty) {
      line();
    }
    xml.writeEndElement();
    empty = false;
  }

  /// Ends the document; the stream stays open.
  public void finish() throws XMLStreamException {
    end();
    xml.writeCharacters("\n");
    xml.writeEndDocument();
    xml.flush();
  }

  /// Milliseconds as the formats want times.
  public static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
  }

  private void line() throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  /// XML 1.0 has no way to write most control characters.
  private static String clean(String text) {
    return text.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
  }
}
