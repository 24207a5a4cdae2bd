package dev.cmux.engine.page.act;

import org.htmlunit.html.HtmlPage;

/// Writes down the events a page receives, one a line: type, target, then what matters of its fields.
///
/// The expectations of the tests were written down the same way in Chromium 156, driven by Playwright 1.65 to do the same things.
final class EventLog {

  private static final String MOVES =
      "pointerover pointerout pointermove pointerenter pointerleave mouseover mouseout mousemove mouseenter mouseleave ";
  private static final String OTHERS =
      "pointerdown pointerup pointercancel mousedown mouseup click dblclick auxclick contextmenu wheel "
          + "focus focusin blur focusout keydown keypress keyup beforeinput input change select submit reset invalid toggle "
          + "dragstart drag dragenter dragover dragleave drop dragend copy cut paste cancel close scroll";

  private static final String LOGGER =
      """
      window.eventLog = [];
      (function (types) {
        var seen = [];
        function name(x) {
          return x === window ? 'window' : x === document ? 'document' : x.id ? '#' + x.id : x.nodeName.toLowerCase();
        }
        function line(e) {
          var s = e.type + ' ' + name(e.target);
          if (e.detail && /^(click|dblclick|mousedown|auxclick)$/.test(e.type)) s += ' detail=' + e.detail;
          if (e.key) s += ' ' + (e.key === ' ' ? 'Space' : e.key) + '/' + e.code + '/' + e.keyCode;
          if (e.getModifierState) {
            var held = ['Shift', 'Control', 'Alt', 'Meta'].filter(function (m) { return e.getModifierState(m); });
            if (held.length) s += ' +' + held.join('+');
          }
          if (e.inputType) s += ' ' + e.inputType + ':' + JSON.stringify(e.data);
          if (e.relatedTarget) s += ' rel=' + name(e.relatedTarget);
          if (e.submitter) s += ' sub=' + name(e.submitter);
          else if (e.type === 'submit') s += ' sub=null';
          if (/^(input|change|beforeinput|click)$/.test(e.type) && 'value' in e.target) {
            s += /checkbox|radio/.test(e.target.type)
                ? ' ' + e.target.checked : ' v=' + JSON.stringify(e.target.value).slice(1, -1);
          }
          return s;
        }
        types.trim().split(' ').forEach(function (type) {
          window.addEventListener(type, function (e) {
            if (seen.indexOf(e) < 0) { seen.push(e); window.eventLog.push(line(e)); }
          }, true);
        });
      })('%s');
      """;

  private EventLog() {}

  /// Begins to write down everything but pointer moves.
  static void start(HtmlPage page) {
    page.executeJavaScript(LOGGER.formatted(OTHERS));
  }

  /// Begins to write down everything.
  static void startWithMoves(HtmlPage page) {
    page.executeJavaScript(LOGGER.formatted(MOVES + OTHERS));
  }

  /// The lines so far, which are then forgotten.
  static String take(HtmlPage page) {
    return page.executeJavaScript("window.eventLog.splice(0).map(function (s) { return s + '\\n'; }).join('')")
        .getJavaScriptResult()
        .toString();
  }
}
