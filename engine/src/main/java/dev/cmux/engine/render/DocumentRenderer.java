package dev.cmux.engine.render;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.layout.Layer;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.PageSizeUnits;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.util.XRLog;
import dev.cmux.engine.error.EngineException;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/// Draws a document: lays it out once with openhtmltopdf, as pages of a PDF or as one long page that becomes a picture.
///
/// A render of the document, not of what a browser shows: see docs/render.md. Blocking; ends with `CancellationException` soon after its thread is interrupted. Needs no display and no
/// installed fonts, and asks no network: what it may use comes with the {@link Drawing}.
public final class DocumentRenderer {

  /// The tallest picture, in CSS pixels; Chromium's limit too.
  public static final int TALLEST = 16_384;

  /// Pictures that together have more pixels are not shown: 50 million are 200 MB once they are unpacked.
  private static final long MOST_PIXELS = 50_000_000;

  private static final double POINTS_PER_PIXEL = 72.0 / 96;

  static {
    XRLog.setLoggingEnabled(false);
  }

  /// A picture and its size in CSS pixels, which are its pixels.
  public record Picture(byte[] png, int width, int height) {}

  /// A PDF and how many pages it has.
  public record Pages(byte[] pdf, int count) {}

  /// What of the document the picture shows.
  public sealed interface Cut {
    /// All of it.
    record Whole() implements Cut {}

    /// The window, scrolled so far.
    record Window(int left, int top) implements Cut {}

    /// The element with the id {@link Drawing#TARGET}.
    record Target() implements Cut {}
  }

  private DocumentRenderer() {}

  /// The document as a picture.
  ///
  /// @throws EngineException `not_supported` when the renderer cannot draw it, `invalid_state` when the element to be cut out has no size
  public static Picture picture(Drawing drawing, Cut cut) {
    Document document = prepared(drawing, "@page { margin: 0 }");
    if (cut instanceof Cut.Whole) {
      stretchWindows(drawing, document);
    }
    int[] box;
    ByteArrayOutputStream laidOut = new ByteArrayOutputStream();
    try (PdfBoxRenderer renderer = laidOut(drawing, document, drawing.width() / 96.0, TALLEST / 96.0);
        PDDocument pages = renderer.createPDFKeepOpen()) {
      box = box(renderer, drawing, cut);
      pages.save(laidOut);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw failure(e);
    }
    // Read again, because only a saved document contains its fonts.
    try (PDDocument pages = Loader.loadPDF(laidOut.toByteArray())) {
      PDPage page = pages.getPage(0);
      float top = page.getMediaBox().getUpperRightY();
      page.setCropBox(new PDRectangle(points(box[0]), top - points(box[1] + box[3]), points(box[2]), points(box[3])));
      BufferedImage image = BreakingOff.painter(pages).renderImage(0, (float) (1 / POINTS_PER_PIXEL), ImageType.RGB);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, "png", out);
      return new Picture(out.toByteArray(), image.getWidth(), image.getHeight());
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw failure(e);
    }
  }

  /// The document as a PDF.
  ///
  /// @throws EngineException `not_supported` when the renderer cannot draw it
  public static Pages pdf(Drawing drawing, Paper paper) {
    Drawing sheet = new Drawing(drawing.document(), drawing.pictures(), paper.contentWidth(), paper.contentHeight());
    Document document = prepared(sheet, "@page { margin: %s }".formatted(paper.margin()));
    windows(document).forEach(window -> height(window, sheet.height()));
    try (PdfBoxRenderer renderer = laidOut(sheet, document, paper.widthInches(), paper.heightInches());
        PDDocument pages = renderer.createPDFKeepOpen()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      pages.save(out);
      return new Pages(out.toByteArray(), pages.getNumberOfPages());
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw failure(e);
    }
  }

  /// What is fixed to the window's lower edge is at the end of a picture of the whole document.
  private static void stretchWindows(Drawing drawing, Document document) {
    List<Element> windows = windows(document);
    if (!windows.isEmpty()) {
      try (PdfBoxRenderer renderer = laidOut(drawing, document, drawing.width() / 96.0, TALLEST / 96.0)) {
        int height = box(renderer, drawing, new Cut.Whole())[3];
        windows.forEach(window -> height(window, height));
      } catch (RuntimeException | StackOverflowError e) {
        throw failure(e);
      }
    }
  }

  private static List<Element> windows(Document document) {
    List<Element> windows = new ArrayList<>();
    NodeList boxes = document.getElementsByTagName("div");
    for (int i = 0; i < boxes.getLength(); i++) {
      if (boxes.item(i) instanceof Element box && box.hasAttribute(Drawing.WINDOW)) {
        windows.add(box);
      }
    }
    return windows;
  }

  private static void height(Element window, int pixels) {
    window.setAttribute("style", window.getAttribute("style").replaceFirst("height: \\d+px", "height: " + pixels + "px"));
  }

  private static RuntimeException failure(Throwable e) {
    return e instanceof EngineException || e instanceof CancellationException
        ? (RuntimeException) e
        : EngineException.notSupported("The document could not be drawn: the renderer failed with %s.".formatted(e.getClass().getSimpleName()))
            .withHint("Hide what it cannot draw with `addStyle`, or read the page with `snapshot`.")
            .causedBy(e);
  }

  private static Document prepared(Drawing drawing, String pageRule) {
    Document document = drawing.document();
    drawing.pictures().replaceAll((address, bytes) -> SvgPictures.isSvg(bytes) ? SvgPictures.png(bytes).orElse(bytes) : bytes);
    long[] left = {MOST_PIXELS};
    drawing.pictures().values().removeIf(bytes -> {
      long pixels = pixels(bytes);
      boolean shown = pixels <= left[0];
      left[0] -= shown ? pixels : 0;
      return !shown;
    });
    drawing.pictures().putAll(ControlPictures.all());
    replaceMissing(document.getDocumentElement(), drawing.pictures().keySet());
    Lengths lengths = new Lengths(drawing.width(), drawing.height());
    Element root = document.getDocumentElement();
    new LayoutTables(document, lengths, drawing.width()).rebuild(root);
    FontShelf fonts = FontShelf.ofThisMachine();
    style(root, new Declarations(lengths, fonts));
    Element sheet = document.createElement("style");
    sheet.appendChild(document.createTextNode(pageRule + " html { font-family: " + fonts.families("serif") + " } pre, code, kbd, samp, tt { font-family: "
        + fonts.families("monospace") + " } " + resource("document.css").replace("$sans", fonts.families("sans-serif")).replace("$mono", fonts.families("monospace"))));
    root.getFirstChild().appendChild(sheet);
    return document;
  }

  /// What cannot be shown is told, by its alternative text.
  private static void replaceMissing(Element parent, Set<String> pictures) {
    for (Node child = parent.getFirstChild(); child != null; ) {
      Node next = child.getNextSibling();
      if (child instanceof Element element) {
        if (element.getTagName().equals("img") && !pictures.contains(element.getAttribute("src"))) {
          Element text = parent.getOwnerDocument().createElement("span");
          if (!element.getAttribute("alt").isBlank()) {
            text.setAttribute("class", "cmux-alt");
            text.appendChild(parent.getOwnerDocument().createTextNode(element.getAttribute("alt")));
          }
          parent.replaceChild(text, element);
        } else {
          replaceMissing(element, pictures);
        }
      }
      child = next;
    }
  }

  /// How many pixels a picture has; more than there can be for what is none.
  private static long pixels(byte[] bytes) {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Long.MAX_VALUE;
      }
      ImageReader reader = readers.next();
      reader.setInput(in);
      return (long) reader.getWidth(0) * reader.getHeight(0);
    } catch (IOException | RuntimeException e) {
      return Long.MAX_VALUE;
    }
  }

  private static void style(Node node, Declarations declarations) {
    BreakingOff.check();
    if (node instanceof Element element) {
      Map<String, String> declared = Drawing.declared(element);
      if (!declared.isEmpty()) {
        element.setAttribute("style", element.getAttribute("style") + declarations.style(declared));
      }
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      style(child, declarations);
    }
  }

  private static PdfBoxRenderer laidOut(Drawing drawing, Document document, double widthInches, double heightInches) {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    FontShelf.ofThisMachine().register(builder);
    builder.withW3cDocument(document, "about:blank");
    builder.useDefaultPageSize((float) widthInches, (float) heightInches, PageSizeUnits.INCHES);
    // Without the fonts every PDF reader brings along, which would have to be looked for among those of the machine; and so that assistive
    // technology can read the document.
    builder.usePdfUaAccessibility(true);
    builder.useUriResolver((base, uri) -> drawing.pictures().containsKey(uri) ? uri : null);
    builder.useExternalResourceAccessControl((uri, type) -> drawing.pictures().containsKey(uri), ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
    builder.useExternalResourceAccessControl((uri, type) -> drawing.pictures().containsKey(uri), ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
    builder.useProtocolsStreamImplementation(uri -> new Bytes(drawing.pictures().getOrDefault(uri, new byte[0])), Set.of("http", "https", "data", "blob", "cmux"));
    PdfBoxRenderer renderer = builder.buildPdfRenderer();
    BreakingOff.into(renderer.getSharedContext());
    renderer.layout();
    return renderer;
  }

  /// Left, top, width and height of the cut, in CSS pixels.
  private static int[] box(PdfBoxRenderer renderer, Drawing drawing, Cut cut) {
    double dots = renderer.getSharedContext().getDotsPerPixel();
    return switch (cut) {
      case Cut.Window(int left, int top) -> new int[] {Math.min(left, drawing.width() - 1), Math.min(top, TALLEST - drawing.height()), drawing.width(), drawing.height()};
      case Cut.Whole whole -> {
        Layer layer = renderer.getRootBox().getLayer();
        Dimension content = layer.getPaintingDimension(renderer.getSharedContext().newLayoutContextInstance());
        int height = (int) Math.ceil(content.height / dots);
        yield new int[] {0, 0, drawing.width(), Math.max(drawing.height(), Math.min(height, TALLEST))};
      }
      case Cut.Target target -> {
        Box box = renderer.getSharedContext().getBoxById(Drawing.TARGET);
        Rectangle border = box == null ? new Rectangle() : box.getPaintingBorderEdge(renderer.getSharedContext().newLayoutContextInstance());
        int width = (int) Math.ceil(border.width / dots);
        int height = (int) Math.ceil(border.height / dots);
        if (width <= 0 || height <= 0) {
          throw EngineException.invalidState("The element has no size on the drawn document.").withHint("Name an element with content, or take the whole page.");
        }
        yield new int[] {(int) (border.x / dots), (int) (border.y / dots), width, Math.min(height, TALLEST)};
      }
    };
  }

  private static float points(int pixels) {
    return (float) (pixels * POINTS_PER_PIXEL);
  }

  private static String resource(String name) {
    try (InputStream in = DocumentRenderer.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw EngineException.internal(e);
    }
  }

  private record Bytes(byte[] content) implements FSStream {
    @Override
    public InputStream getStream() {
      return new ByteArrayInputStream(content);
    }

    @Override
    public Reader getReader() {
      return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
    }
  }
}
