package dev.cmux.engine.modern.platform;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import org.htmlunit.corejs.javascript.ScriptRuntime;

/// One `TextDecoder`: bytes of a character may come in several pieces.
final class TextPieces {

  private final CharsetDecoder decoder;
  private final boolean keepMark;
  private byte[] held = new byte[0];
  private boolean begun;

  TextPieces(String charset, boolean fatal, boolean keepMark) {
    CodingErrorAction onError = fatal ? CodingErrorAction.REPORT : CodingErrorAction.REPLACE;
    this.decoder = Charset.forName(charset).newDecoder().onMalformedInput(onError).onUnmappableCharacter(onError);
    this.keepMark = keepMark;
  }

  String decode(byte[] piece, boolean more) {
    ByteBuffer in = ByteBuffer.allocate(held.length + piece.length).put(held).put(piece).flip();
    CharBuffer out = CharBuffer.allocate((int) (in.remaining() * (double) decoder.maxCharsPerByte()) + 2);
    try {
      CoderResult result = decoder.decode(in, out, !more);
      if (!result.isUnderflow()) {
        result.throwException();
      }
      if (!more) {
        decoder.flush(out);
      }
    } catch (CharacterCodingException e) {
      reset();
      throw ScriptRuntime.typeError("The encoded data was not valid.");
    }
    held = new byte[in.remaining()];
    in.get(held);
    String text = out.flip().toString();
    if (!text.isEmpty()) {
      boolean marked = !begun && !keepMark && text.charAt(0) == '\ufeff';
      text = marked ? text.substring(1) : text;
      begun = true;
    }
    if (!more) {
      reset();
    }
    return text;
  }

  private void reset() {
    decoder.reset();
    held = new byte[0];
    begun = false;
  }
}
