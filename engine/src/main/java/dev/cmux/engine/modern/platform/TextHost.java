package dev.cmux.engine.modern.platform;

import static dev.cmux.engine.modern.platform.HostFunction.arg;

import java.util.Map;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.NativeObject;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.util.EncodingSniffer;

/// Text decoding with the labels of the encoding standard, in pieces, strictly or not.
final class TextHost {

  /// Java's name for an encoding of the standard where they differ.
  private static final Map<String, String> JAVA_NAMES = Map.of("windows-874", "x-windows-874", "macintosh", "x-MacRoman");

  private final Realm realm;

  TextHost(Realm realm) {
    this.realm = realm;
  }

  void offer(NativeObject host) {
    StartScript.define(
        realm, host, "encodingOf", 1, (cx, self, args) -> encodingOf(Context.toString(arg(args, 0))));
    StartScript.define(
        realm,
        host,
        "newDecoder",
        3,
        (cx, self, args) -> {
          String encoding = Context.toString(arg(args, 0));
          TextPieces pieces =
              new TextPieces(
                  JAVA_NAMES.getOrDefault(encoding, encoding),
                  ScriptRuntime.toBoolean(arg(args, 1)),
                  ScriptRuntime.toBoolean(arg(args, 2)));
          return new HostFunction(
              realm.scope(),
              "decode",
              2,
              (context, none, piece) ->
                  pieces.decode(Bytes.of(arg(piece, 0)), ScriptRuntime.toBoolean(arg(piece, 1))));
        });
  }

  /// The standard's name for a label, in lower case; null for an unknown label.
  private static String encodingOf(String label) {
    return EncodingSniffer.translateEncodingLabel(label);
  }
}
