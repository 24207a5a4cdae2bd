package dev.cmux.engine.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/// The marks of controls, drawn: no font is sure to have them. Addressed as `cmux:checkbox-on` and so on.
final class ControlPictures {

  private static final int SIZE = 13;
  private static final int SCALE = 4;
  private static final Color LINE = new Color(0x767676);
  private static final Color ACCENT = new Color(0x0075ff);

  private ControlPictures() {}

  static Map<String, byte[]> all() {
    Map<String, byte[]> all = new HashMap<>();
    for (boolean disabled : new boolean[] {false, true}) {
      String suffix = disabled ? "-disabled" : "";
      all.put("cmux:checkbox-off" + suffix, drawn(g -> box(g, false, disabled)));
      all.put("cmux:checkbox-on" + suffix, drawn(g -> {
        box(g, true, disabled);
        Path2D mark = new Path2D.Double();
        mark.moveTo(3, 6.5);
        mark.lineTo(5.5, 9);
        mark.lineTo(10, 4);
        line(g, mark);
      }));
      all.put("cmux:checkbox-mixed" + suffix, drawn(g -> {
        box(g, true, disabled);
        Path2D mark = new Path2D.Double();
        mark.moveTo(3.5, 6.5);
        mark.lineTo(9.5, 6.5);
        line(g, mark);
      }));
      all.put("cmux:radio-off" + suffix, drawn(g -> ring(g, false, disabled)));
      all.put("cmux:radio-on" + suffix, drawn(g -> ring(g, true, disabled)));
    }
    all.put("cmux:arrow", drawn(g -> {
      Path2D arrow = new Path2D.Double();
      arrow.moveTo(3, 5);
      arrow.lineTo(6.5, 8.5);
      arrow.lineTo(10, 5);
      g.setColor(Color.BLACK);
      g.setStroke(new BasicStroke(1.6f));
      g.draw(arrow);
    }));
    all.put("cmux:closed", drawn(g -> triangle(g, 4, 3, 4, 10, 10, 6.5)));
    all.put("cmux:open", drawn(g -> triangle(g, 3, 4, 10, 4, 6.5, 10)));
    return all;
  }

  private static void box(Graphics2D g, boolean filled, boolean disabled) {
    RoundRectangle2D box = new RoundRectangle2D.Double(0.5, 0.5, SIZE - 1, SIZE - 1, 4, 4);
    g.setColor(filled ? disabled ? LINE.brighter() : ACCENT : Color.WHITE);
    g.fill(box);
    g.setColor(filled ? g.getColor() : disabled ? Color.LIGHT_GRAY : LINE);
    g.draw(box);
  }

  private static void ring(Graphics2D g, boolean on, boolean disabled) {
    Color color = disabled ? Color.LIGHT_GRAY : on ? ACCENT : LINE;
    g.setColor(Color.WHITE);
    g.fill(new Ellipse2D.Double(0.5, 0.5, SIZE - 1, SIZE - 1));
    g.setColor(color);
    g.draw(new Ellipse2D.Double(0.5, 0.5, SIZE - 1, SIZE - 1));
    if (on) {
      g.fill(new Ellipse2D.Double(3, 3, SIZE - 6, SIZE - 6));
    }
  }

  private static void line(Graphics2D g, Path2D mark) {
    g.setColor(Color.WHITE);
    g.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(mark);
  }

  private static void triangle(Graphics2D g, double... points) {
    Path2D triangle = new Path2D.Double();
    triangle.moveTo(points[0], points[1]);
    triangle.lineTo(points[2], points[3]);
    triangle.lineTo(points[4], points[5]);
    triangle.closePath();
    g.setColor(Color.BLACK);
    g.fill(triangle);
  }

  private static byte[] drawn(Consumer<Graphics2D> drawing) {
    BufferedImage image = new BufferedImage(SIZE * SCALE, SIZE * SCALE, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.scale(SCALE, SCALE);
    drawing.accept(g);
    g.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
