package dev.cmux.engine.modern.platform;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.typedarrays.NativeArrayBuffer;
import org.htmlunit.corejs.javascript.typedarrays.NativeArrayBufferView;
import org.htmlunit.javascript.JavaScriptEngine;

/// Bytes between Java and page scripts.
final class Bytes {

  private Bytes() {}

  /// The bytes of a buffer or of a view on one, copied.
  static byte[] of(Object source) {
    if (source instanceof NativeArrayBuffer buffer) {
      return buffer.getBuffer().clone();
    }
    if (source instanceof NativeArrayBufferView view) {
      int offset = view.getByteOffset();
      return Arrays.copyOfRange(view.getBuffer().getBuffer(), offset, offset + view.getByteLength());
    }
    throw ScriptRuntime.typeError("The provided value is not of type '(ArrayBuffer or ArrayBufferView)'");
  }

  /// Writes into what a view shows.
  static void write(byte[] bytes, NativeArrayBufferView view) {
    System.arraycopy(bytes, 0, view.getBuffer().getBuffer(), view.getByteOffset(), bytes.length);
  }

  static Scriptable toArray(Realm realm, byte[] bytes) {
    return JavaScriptEngine.newUint8Array(realm.scope(), bytes);
  }

  /// UTF-8 as the encoding standard has it: lone surrogates become U+FFFD.
  static byte[] utf8(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        whole.append(c).append(text.charAt(++i));
      } else {
        whole.append(Character.isSurrogate(c) ? '\ufffd' : c);
      }
    }
    return whole.toString().getBytes(StandardCharsets.UTF_8);
  }

  static String decode(byte[] bytes, String charset) {
    return Charset.forName(charset).decode(ByteBuffer.wrap(bytes)).toString();
  }
}
