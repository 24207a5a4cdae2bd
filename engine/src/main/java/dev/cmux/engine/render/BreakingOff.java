package dev.cmux.engine.render;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.layout.SharedContext;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/// Makes libraries that know no interrupt heed one: in the places where they call back while they lay out and paint.
final class BreakingOff {

  private BreakingOff() {}

  /// @throws CancellationException when the thread has been interrupted
  static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("Drawing was broken off.");
    }
  }

  /// Laying out looks for places to break lines at, again and again.
  static void into(SharedContext layout) {
    layout.setLineBreaker(new Breaker(layout.getLineBreaker()));
    layout.setCharacterBreaker(new Breaker(layout.getCharacterBreaker()));
  }

  /// Paints a PDF.
  static PDFRenderer painter(PDDocument document) {
    return new PDFRenderer(document) {
      @Override
      protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
        return new PageDrawer(parameters) {
          @Override
          protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            check();
            super.processOperator(operator, operands);
          }
        };
      }
    };
  }

  private record Breaker(FSTextBreaker breaker) implements FSTextBreaker {
    @Override
    public void setText(String text) {
      check();
      breaker.setText(text);
    }

    @Override
    public int next() {
      check();
      return breaker.next();
    }
  }
}
