package dev.cmux.engine.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.VarScope;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.host.Window;

/// Scripts of the caller that run in every document before the page's own.
final class InitScripts {

  private final SurfaceClient client;
  private final List<String> scripts = new ArrayList<>();
  private String geolocation;

  InitScripts(SurfaceClient client) {
    this.client = client;
  }

  void add(String script) {
    scripts.add(script);
  }

  /// What `navigator.geolocation` answers from the next document on, and in the open ones.
  void geolocation(double latitude, double longitude) {
    geolocation =
        String.format(
            Locale.ROOT,
            """
            (function () {
              var position = {coords: {latitude: %s, longitude: %s, accuracy: 1, altitude: null, altitudeAccuracy: null,
                heading: null, speed: null}, timestamp: Date.now()};
              var answer = function (success) { setTimeout(function () { success(position); }, 0); };
              Object.defineProperty(navigator, 'geolocation', {configurable: true, value: {
                getCurrentPosition: answer, watchPosition: function (success) { answer(success); return 1; },
                clearWatch: function () {}}});
            })();
            """,
            latitude,
            longitude);
    client.getTopLevelWindows().forEach(window -> {
      if (window.getEnclosedPage() instanceof HtmlPage page) {
        run(page, geolocation);
      }
    });
  }

  void runIn(HtmlPage page) {
    if (geolocation != null) {
      run(page, geolocation);
    }
    scripts.forEach(script -> run(page, script));
  }

  private void run(HtmlPage page, String script) {
    Window window = page.getEnclosingWindow().getScriptableObject();
    VarScope scope = ScriptableObject.getTopLevelScope(window.getParentScope());
    client.getJavaScriptEngine().execute(page, scope, script, "init script", 1);
  }
}
