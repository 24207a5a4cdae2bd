package dev.cmux.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cmux.engine.command.Command;
import dev.cmux.engine.command.Configure;
import dev.cmux.engine.command.Draw;
import dev.cmux.engine.command.Draw.Drawn;
import dev.cmux.engine.command.Interact;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.command.Timeout;
import dev.cmux.engine.error.ErrorCode;
import dev.cmux.engine.render.Paper;
import dev.cmux.testing.TestSite;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pictures are judged by the colours of places that a page paints, documents by their text.
class DrawingTest {

  private static final TestSite SITE = TestSite.start();
  private static final Browser BROWSER = new Browser();

  private final Surface surface = BROWSER.open(OpenOptions.DEFAULT);

  @TempDir Path folder;

  @AfterEach
  void closeSurface() {
    surface.close();
  }

  @AfterAll
  static void close() {
    BROWSER.close();
    SITE.close();
  }

  @Test
  void aScreenshotShowsTheWindowAndTheWholeDocumentOnRequest() throws IOException {
    open("<body style='margin:0'><div style='height:300px;background:red'></div><div style='height:200px;background:blue'></div>");
    BufferedImage window = picture(screenshot(false, null));
    assertThat(List.of(window.getWidth(), window.getHeight())).containsExactly(400, 300);
    assertThat(color(window, 200, 290)).isEqualTo("ff0000");
    BufferedImage whole = picture(screenshot(true, null));
    assertThat(List.of(whole.getWidth(), whole.getHeight())).containsExactly(400, 500);
    assertThat(color(whole, 200, 400)).isEqualTo("0000ff");
    perform(new Interact.Scroll(Optional.empty(), 0, 100, Timeout.DEFAULT));
    assertThat(color(picture(screenshot(false, null)), 200, 290)).isEqualTo("0000ff");
  }

  @Test
  void aScreenshotOfAnElementIsCutToItsBorder() throws IOException {
    open("<body style='margin:0;background:lime'><div id=t style='margin:50px;width:80px;height:40px;background:red;border:2px solid blue'></div>"
        + "<div style='position:fixed;top:0;left:0;right:0;height:200px;background:black'></div>");
    BufferedImage picture = picture(screenshot(false, "#t"));
    assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(84, 44);
    assertThat(color(picture, 42, 22)).as("what lies over it is not in the way").isEqualTo("ff0000");
    assertThat(color(picture, 0, 20)).isEqualTo("0000ff");
  }

  /// Each page paints the place 200, 10 in the expected colour when the feature works.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "custom properties      | 00ff00 | <style>:root{--c:lime}div{background:var(--c)}</style><div>",
        "their fallbacks        | 00ff00 | <style>div{background:var(--none, lime)}</style><div>",
        "specificity            | 00ff00 | <style>#a{background-color:lime}div{background:red}</style><div id=a>",
        "important declarations | 00ff00 | <style>div{background:lime!important}</style><div style='background:red'>",
        "media queries          | 00ff00 | <style>@media (max-width:500px){div{background:lime}}</style><div>",
        "layers                 | 00ff00 | <style>div{background:lime}@layer a{#a{background:red}}</style><div id=a>",
        "colours with slashes   | 7f7f7f | <style>div{background:rgb(0 0 0 / 50%)}</style><div>",
        "hsl                    | 00ff00 | <style>div{background:hsl(120 100% 50%)}</style><div>",
        "calculated lengths     | 00ff00 | <style>div{width:calc(100vw - 20px);background:lime}</style><div>",
        "generated content      | 00ff00 | <style>p{margin:0}p::before{content:'';display:block;height:100px;background:lime}</style><p>",
        "flexible boxes         | 00ff00 | <section style='display:flex'><div style='flex:1;background:red'>a</div><div style='flex:3;background:lime'>b</div></section>",
        "grids                  | 00ff00 | <section style='display:grid;grid-template-columns:100px 1fr'><div style='background:red'>a</div><div style='background:lime'>b</div></section>",
        "centred widths         | 00ff00 | <div style='max-width:100px;margin:0 auto;background:lime'>",
        "fixed positions        | 00ff00 | <div style='position:fixed;top:0;left:0;width:100%;background:lime'>",
        "inline drawings        | 00ff00 | <svg viewBox='0 0 10 10' width=400 height=100><rect width=10 height=10 fill=lime /></svg>",
        "linear gradients       | 00ff00 | <div style='background:linear-gradient(lime, lime)'>",
        "scripts' changes       | 00ff00 | <div id=a></div><script>document.getElementById('a').style.background = 'lime'</script>",
        "shadow trees           | 00ff00 | <p id=h></p><script>h.attachShadow({mode:'open'}).innerHTML='<style>div{height:100px;background:lime}p{margin:0}</style><div>'</script>",
        "hidden elements        | ffffff | <div style='display:none;background:red'>",
      })
  void whatStyleSheetsSayIsDrawn(String feature, String expected, String html) throws IOException {
    open("<style>body,p{margin:0}div{height:100px}svg{display:block}</style><body>" + html);
    assertThat(color(picture(screenshot(false, null)), 200, 30)).as(feature).isIn(expected, "00fe00", "808080");
  }

  @Test
  void picturesComeThroughTheSurfacesOwnNetworkWithItsCookies() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    BufferedImage lime = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
    lime.setRGB(0, 0, 0x00ff00);
    lime.setRGB(1, 0, 0x00ff00);
    lime.setRGB(0, 1, 0x00ff00);
    lime.setRGB(1, 1, 0x00ff00);
    ImageIO.write(lime, "png", png);
    SITE.handle("/private.png", exchange -> {
      boolean known = String.valueOf(exchange.getRequestHeaders().getFirst("Cookie")).contains("sid=1");
      exchange.getResponseHeaders().set("Content-Type", "image/png");
      exchange.sendResponseHeaders(known ? 200 : 403, known ? png.size() : -1);
      if (known) {
        exchange.getResponseBody().write(png.toByteArray());
      }
    });
    open("<body style='margin:0'><img src=/private.png alt=no width=400 height=100><script>document.cookie='sid=1'</script>");
    assertThat(color(picture(screenshot(false, null)), 200, 50)).isEqualTo("00ff00");
  }

  @Test
  void aSiteShowsNoPicturesOfThisMachinesDisk() throws IOException {
    BufferedImage red = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
    red.setRGB(0, 0, 0xff0000);
    Path file = folder.resolve("private.png");
    ImageIO.write(red, "png", file.toFile());
    open("<body style='margin:0;background:lime'><img src='" + file.toUri() + "' width=400 height=100 alt=''>");
    assertThat(color(picture(screenshot(false, null)), 100, 20)).isEqualTo("00ff00");
  }

  @Test
  void aPdfHasTheTextOfFormsFramesAndShadowTrees() throws IOException {
    SITE.page("/inner", "<p>inside the frame");
    open("<h1>Receipt</h1><input id=n><input type=password value=secret><select><option>S<option selected>Medium</select><textarea>two words</textarea>"
        + "<iframe src=/inner></iframe><p id=h>light</p><p hidden>never</p><details><summary>More</summary>closed</details>"
        + "<script>h.attachShadow({mode:'closed'}).innerHTML='shade and <slot></slot>'</script>");
    perform(new Interact.Fill(Target.parse("#n"), "Ann", Timeout.DEFAULT));
    Path file = folder.resolve("new/receipt.pdf");
    Drawn drawn = perform(new Draw.Pdf(Optional.of(file), Paper.of("A5", true, "1cm"), Timeout.DEFAULT));
    assertThat(drawn.path()).contains(file);
    try (PDDocument pdf = Loader.loadPDF(Files.readAllBytes(file))) {
      String text = new PDFTextStripper().getText(pdf);
      assertThat(text).contains("Receipt", "Ann", "••••••", "Medium", "two words", "inside the frame", "shade and light", "More");
      assertThat(text).doesNotContain("secret", "never", "closed");
      assertThat(pdf.getPage(0).getMediaBox().getWidth()).isGreaterThan(pdf.getPage(0).getMediaBox().getHeight());
      assertThat(drawn.pages()).isEqualTo(pdf.getNumberOfPages()).isEqualTo(1);
    }
  }

  @Test
  void whatCannotBeDrawnIsSaidInTypedErrors() {
    open("<p id=p>text</p><div id=none style='display:none'>x</div>");
    assertThatThrownBy(() -> Paper.of("b5", false, "1cm")).extracting("code").isEqualTo(ErrorCode.INVALID_PARAMS);
    assertThatThrownBy(() -> Paper.of("a6", false, "6cm")).hasMessageContaining("leaves no room");
    assertThatThrownBy(() -> Paper.of("a4", false, "wide")).extracting("code").isEqualTo(ErrorCode.INVALID_PARAMS);
    assertThatThrownBy(() -> perform(new Draw.Screenshot(Optional.empty(), false, Optional.of(Target.parse("#none")), Timeout.ofMillis(100))))
        .hasMessageContaining("is not visible").extracting("code").isEqualTo(ErrorCode.TIMEOUT);
    assertThatThrownBy(() -> perform(new Draw.Screenshot(Optional.of(folder), false, Optional.empty(), Timeout.DEFAULT)))
        .hasMessageContaining("is a folder").extracting("code").isEqualTo(ErrorCode.INVALID_PARAMS);
  }

  /// Control characters, lone surrogates, deep nesting, odd sizes: something comes, or a typed error.
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "<p>a&#1;b\u202e</p><img src='data:image/png;base64,xx'><img>",
    "<script>document.write('<div>'.repeat(400) + 'deep')</script>",
    "<p style='width:1e9px;margin:-1e9px;font:99999px x;background:url(:::)'>x",
    "<table><tr><td colspan=9999 rowspan=0>x</table><svg></svg><svg viewBox='0 0 0 0'><use href=#a></use></svg>",
    "<style>:root{--a:var(--b);--b:var(--a)}p{color:var(--a);width:calc(1px / 0);display:flex;flex:none}</style><p>x",
    "<frameset cols='50%,50%'><frame src=/inner><frame></frameset>",
    "<p>" + "\\ud800" + "</p><math><mi>x</mi></math><object data=x>fallback</object><video controls></video><canvas></canvas>",
  })
  void noPageBringsItDown(String html) throws IOException {
    open(html);
    assertThat(picture(screenshot(true, null)).getWidth()).isEqualTo(400);
  }

  private void open(String html) {
    perform(new Configure.SetViewport(400, 300));
    SITE.page("/", html);
    perform(new Navigate.Goto(SITE.url("/")));
  }

  private Drawn screenshot(boolean whole, String selector) {
    return perform(new Draw.Screenshot(Optional.empty(), whole, Optional.ofNullable(selector).map(Target::parse), Timeout.DEFAULT));
  }

  private static BufferedImage picture(Drawn drawn) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(drawn.bytes()));
    assertThat(Map.of("width", image.getWidth(), "height", image.getHeight())).isEqualTo(Map.of("width", drawn.width(), "height", drawn.height()));
    return image;
  }

  private static String color(BufferedImage image, int x, int y) {
    return "%06x".formatted(image.getRGB(x, y) & 0xffffff);
  }

  private <R> R perform(Command<R> command) {
    try {
      return surface.perform(command).join();
    } catch (CompletionException e) {
      throw (RuntimeException) e.getCause();
    }
  }
}
