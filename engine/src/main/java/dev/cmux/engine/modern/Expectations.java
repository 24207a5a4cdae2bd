package dev.cmux.engine.modern;

import java.util.List;
import java.util.function.Consumer;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlPage;

/// What pages will ask their client for. Who carries its requests may make these already, and hand over the answers when the pages come to them.
///
/// Called on the thread that runs the page.
public interface Expectations {

  /// The page will ask for these, most likely and in this order.
  void expects(HtmlPage page, List<Expected> requests);

  /// The page is being left, and asks for nothing more.
  void leaves(HtmlPage page);

  /// A request that a page will make.
  ///
  /// @param request made for this purpose; what the page asks with later is the same in address, destination and mode
  /// @param whenHere what can be done with the answer before the page wants it; safe from any thread, throws nothing, and may take seconds
  record Expected(WebRequest request, Consumer<WebResponse> whenHere) {}
}
