package dev.cmux.engine.page.net;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.http.HttpRequest;
import org.htmlunit.BrowserVersion.BrowserVersionBuilder;

/// A user agent and what goes with it: the client hints and `navigator.platform` say the same, or nothing.
///
/// Only Chromium's browsers send client hints (User-Agent Client Hints, a draft of the WICG), so a user agent that names none of them goes without.
public final class UserAgent {

  private static final Pattern CHROMIUM = Pattern.compile("\\bChrome/(\\d+)");
  private static final Pattern EDGE = Pattern.compile("\\bEdg/(\\d+)");
  private static final List<String> HINTS = List.of("Sec-CH-UA", "Sec-CH-UA-Mobile", "Sec-CH-UA-Platform");

  private UserAgent() {}

  public static void set(BrowserVersionBuilder version, String agent) {
    String system = system(agent);
    version
        .setUserAgent(agent)
        .setApplicationVersion(agent.replaceFirst("^Mozilla/", ""))
        .setSecClientHintUserAgentPlatformHeader("\"" + system + "\"")
        .setPlatform(
            switch (system) {
              case "Windows" -> "Win32";
              case "macOS" -> "MacIntel";
              case "Android" -> "Linux armv8l";
              case "iOS" -> agent.contains("iPad") ? "iPad" : "iPhone";
              default -> "Linux x86_64";
            });
    Matcher chromium = CHROMIUM.matcher(agent);
    if (chromium.find()) {
      Matcher edge = EDGE.matcher(agent);
      String brand = edge.find() ? "\"Microsoft Edge\";v=\"" + edge.group(1) + "\"" : "\"Google Chrome\";v=\"" + chromium.group(1) + "\"";
      version.setSecClientHintUserAgentHeader("\"Not=A?Brand\";v=\"99\", " + brand + ", \"Chromium\";v=\"" + chromium.group(1) + "\"");
    }
  }

  /// Leaves a request about to be sent the hints that fit its user agent; those that a script set for itself stay.
  public static void mend(HttpRequest request, String agent) {
    if (!CHROMIUM.matcher(agent).find()) {
      HINTS.forEach(request::removeHeaders);
    } else if (agent.contains("Mobile") && request.containsHeader("Sec-CH-UA-Mobile")) {
      request.setHeader("Sec-CH-UA-Mobile", "?1");
    }
  }

  private static String system(String agent) {
    return agent.contains("Windows") ? "Windows"
        : agent.contains("iPhone") || agent.contains("iPad") ? "iOS"
        : agent.contains("Mac OS X") ? "macOS"
        : agent.contains("Android") ? "Android"
        : agent.contains("CrOS") ? "Chrome OS"
        : "Linux";
  }
}
