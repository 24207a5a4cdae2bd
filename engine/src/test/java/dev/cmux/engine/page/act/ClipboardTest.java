package dev.cmux.engine.page.act;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is copied, cut and pasted, and what is taken back. The orders are Chromium's, see {@link EventLog}.
final class ClipboardTest {

  private final UserFixture user = new UserFixture();

  @AfterEach
  void close() {
    user.close();
  }

  @Test
  void textIsCopiedPastedAndCutWithinTheSurface() {
    user.show("<input id=i value=abc><input id=j>");
    user.press("#i", "Control+A");
    user.press("#i", "Control+C");
    user.press("#j", "Control+V");
    user.press("#i", "Control+X");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #i
            focusin #i
            keydown #i Control/ControlLeft/17 +Control
            keydown #i A/KeyA/65 +Control
            select #i
            keyup #i A/KeyA/65 +Control
            keyup #i Control/ControlLeft/17
            keydown #i Control/ControlLeft/17 +Control
            keydown #i C/KeyC/67 +Control
            copy #i
            keyup #i C/KeyC/67 +Control
            keyup #i Control/ControlLeft/17
            blur #i rel=#j
            focusout #i rel=#j
            focus #j rel=#i
            focusin #j rel=#i
            keydown #j Control/ControlLeft/17 +Control
            keydown #j V/KeyV/86 +Control
            paste #j
            beforeinput #j insertFromPaste:"abc" v=
            input #j insertFromPaste:"abc" v=abc
            keyup #j V/KeyV/86 +Control
            keyup #j Control/ControlLeft/17
            change #j v=abc
            blur #j rel=#i
            focusout #j rel=#i
            focus #i rel=#j
            focusin #i rel=#j
            keydown #i Control/ControlLeft/17 +Control
            keydown #i X/KeyX/88 +Control
            cut #i
            beforeinput #i deleteByCut:null v=abc
            input #i deleteByCut:null v=
            keyup #i X/KeyX/88 +Control
            keyup #i Control/ControlLeft/17
            """);
  }

  @Test
  void aPageCanPutItsOwnTextOnTheClipboardAndTakeItFromThere() {
    user.show("<div id=d tabindex=0>x</div><input id=i>");
    user.eval(
        "(d.addEventListener('copy', function (e) { e.clipboardData.setData('text/plain', 'own'); e.preventDefault(); }),"
            + " i.addEventListener('paste', function (e) { window.pasted = e.clipboardData.getData('text'); }))");
    user.press("#d", "Control+C").press("#i", "Control+V");
    assertThat(user.eval("pasted + i.value")).isEqualTo("ownown");
  }

  @Test
  void editsOfAFieldAreTakenBackAndForward() {
    user.show("<input id=f value=old>");
    user.type("#f", " new").press("Backspace").press("#f", "Control+z");
    assertThat(user.eval("f.value")).isEqualTo("old new");
    user.press("Control+z");
    assertThat(user.eval("f.value")).isEqualTo("old");
    user.press("Control+z");
    assertThat(user.eval("f.value")).isEqualTo("old");
    user.press("Control+Shift+z").press("Control+y");
    assertThat(user.eval("f.value")).isEqualTo("old ne");
    user.fill("#f", "filled").press("#f", "Control+z");
    assertThat(user.eval("f.value")).isEqualTo("old ne");
    assertThat(user.eval("window.eventLog.filter(function (line) { return /historyUndo|historyRedo/.test(line); }).length")).isEqualTo("10");
  }

  @Test
  void whatAScriptWroteIsNotTakenBack() {
    user.show("<textarea id=f></textarea>");
    user.type("#f", "typed");
    user.eval("f.value = 'written'");
    user.press("#f", "Control+z");
    assertThat(user.eval("f.value")).isEqualTo("written");
  }
}
