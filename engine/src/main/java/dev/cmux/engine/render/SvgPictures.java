package dev.cmux.engine.render;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.view.FloatSize;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.imageio.ImageIO;

/// Drawings in SVG as PNG, which the renderer can show. They may load nothing.
final class SvgPictures {

  private static final int SMALLEST = 128;
  private static final int LARGEST = 2_048;

  /// Kept here, because loggers that nobody holds are forgotten with their level.
  private static final Logger LOG = Logger.getLogger("com.github.weisj.jsvg");

  static {
    LOG.setLevel(Level.OFF);
  }

  private SvgPictures() {}

  static boolean isSvg(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, 1_000), StandardCharsets.UTF_8);
    return start.contains("<svg");
  }

  /// The drawing in twice its size, for sharp edges; empty when it cannot be drawn.
  static Optional<byte[]> png(byte[] svg) {
    try {
      LoaderContext context = LoaderContext.builder().externalResourcePolicy(ResourcePolicy.DENY_EXTERNAL).build();
      SVGDocument document = new SVGLoader().load(new ByteArrayInputStream(svg), null, context);
      if (document == null) {
        return Optional.empty();
      }
      FloatSize size = document.size();
      double longest = Math.max(1, Math.max(size.width, size.height));
      double scale = Math.max(SMALLEST, Math.min(LARGEST, 2 * longest)) / longest;
      int width = (int) Math.max(1, Math.round(size.width * scale));
      int height = (int) Math.max(1, Math.round(size.height * scale));
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
      Graphics2D graphics = image.createGraphics();
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      document.render(null, graphics, new ViewBox(0, 0, width, height));
      graphics.dispose();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, "png", out);
      return Optional.of(out.toByteArray());
    } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
      // Also where the system has no fonts for its text: such a drawing is left out, not the whole document.
      return Optional.empty();
    }
  }
}
