package dev.cmux.engine.state;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.json.JsonText;
import dev.cmux.engine.json.PlainValue;
import java.util.List;
import java.util.Optional;

/// Recognises a state by what its text begins with, and reads it:
///
/// - the encrypted form of {@link SealedText}
/// - JSON, in any shape of {@link StateMaps}
/// - a Netscape `cookies.txt`, as curl and browser extensions write it
/// - a `Cookie:` header, whose cookies belong to a URL that must be given
final class StateText {

  private StateText() {}

  static State parse(String text, Optional<Passphrase> passphrase, Optional<String> url) {
    String content = text.startsWith("\ufeff") ? text.substring(1) : text;
    String start = content.stripLeading();
    if (start.isEmpty()) {
      throw EngineException.invalidParams("It is empty.").with("reason", "empty");
    }
    if (SealedText.isSealed(start)) {
      Passphrase secret =
          passphrase.orElseThrow(
              () ->
                  EngineException.invalidParams("It is encrypted, and there is no passphrase.")
                      .withHint("Give the option `passphrase`, or set %s.".formatted(Passphrase.VARIABLE))
                      .with("reason", "passphrase_missing"));
      return json(SealedText.open(start, secret));
    }
    if (start.startsWith("{") || start.startsWith("[")) {
      return json(content);
    }
    if (NetscapeCookies.isNetscape(content)) {
      return of(NetscapeCookies.parse(content));
    }
    if (CookieHeader.isHeader(content)) {
      return of(CookieHeader.parse(content, url));
    }
    throw EngineException.invalidParams("It is in no format that cmux knows.")
        .withHint("A state file is JSON as Playwright, agent-browser or cmux write it, a Netscape `cookies.txt`, or a `Cookie:` header.")
        .with("reason", "unknown_format");
  }

  private static State json(String text) {
    PlainValue root = PlainValue.root("state", JsonText.parse(text));
    try {
      return StateMaps.read(root);
    } catch (EngineException e) {
      throw e.with("reason", "wrong_content");
    }
  }

  private static State of(List<Cookie> cookies) {
    return new State(cookies, List.of(), Optional.empty());
  }
}
