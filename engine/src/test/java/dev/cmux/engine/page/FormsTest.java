package dev.cmux.engine.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Filling in forms. The orders are Chromium's, see {@link EventLog}.
final class FormsTest {

  private final UserFixture user = new UserFixture();

  @AfterEach
  void close() {
    user.close();
  }

  @Test
  void fillingReplacesTheValueAndChangeFollowsWhenTheFocusLeaves() {
    user.show("<input id=i value=old>");
    user.fill("#i", "new");
    user.click("body");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #i
            focusin #i
            select #i
            beforeinput #i insertText:"new" v=old
            input #i insertText:"new" v=new
            pointerdown body
            mousedown body detail=1
            change #i v=new
            blur #i
            focusout #i
            pointerup body
            mouseup body
            click body detail=1
            """);
  }

  @Test
  void fillingInTheSameValueSendsInputButNoChange() {
    user.show("<input id=i value=old>");
    user.fill("#i", "old");
    user.click("body");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #i
            focusin #i
            select #i
            beforeinput #i insertText:"old" v=old
            input #i insertText:"old" v=old
            pointerdown body
            mousedown body detail=1
            blur #i
            focusout #i
            pointerup body
            mouseup body
            click body detail=1
            """);
  }

  @Test
  void fillingWithNothingDeletes() {
    user.show("<input id=i value=old>");
    user.fill("#i", "");
    user.click("body");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #i
            focusin #i
            select #i
            keydown #i Delete/Delete/46
            beforeinput #i deleteContentForward:null v=old
            input #i deleteContentForward:null v=
            keyup #i Delete/Delete/46
            pointerdown body
            mousedown body detail=1
            change #i v=
            blur #i
            focusout #i
            pointerup body
            mouseup body
            click body detail=1
            """);
  }

  @Test
  void aDateIsSetWithInputAndChange() {
    user.show("<input id=i type=date>");
    user.fill("#i", "2024-02-03");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #i
            focusin #i
            input #i v=2024-02-03
            change #i v=2024-02-03
            """);
  }

  @Test
  void aNumberFieldIsFilledLikeText() {
    user.show("<input id=i type=number>");
    user.fill("#i", "12");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #i
            focusin #i
            beforeinput #i insertText:"12" v=
            input #i insertText:"12" v=12
            """);
  }

  @Test
  void aRangeIsSet() {
    user.show("<input id=i type=range min=0 max=10>");
    user.fill("#i", "7");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #i
            focusin #i
            input #i v=7
            change #i v=7
            """);
  }

  @Test
  void aColourIsWrittenInLowerCase() {
    user.show("<input id=i type=color>");
    user.fill("#i", "#FF00aa");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #i
            focusin #i
            input #i v=#ff00aa
            change #i v=#ff00aa
            """);
  }

  @Test
  void fillingReplacesWhatAnEditableElementHolds() {
    user.show("<div id=i contenteditable>x <b>y</b></div>");
    user.fill("#i", "new");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #i
            focusin #i
            beforeinput #i insertText:"new"
            input #i insertText:"new"
            """);
  }

  @Test
  void enterInAnEditableElementStartsAParagraph() {
    user.show("<div id=i contenteditable></div>");
    user.click("#i");
    user.actions().type(user.page().getFocusedElement(), "ab");
    user.press("Enter");
    user.actions().type(user.page().getFocusedElement(), "c");
    user.press("Backspace");
    assertThat(user.events())
        .isEqualTo(
            """
            pointerdown #i
            mousedown #i detail=1
            focus #i
            focusin #i
            pointerup #i
            mouseup #i
            click #i detail=1
            keydown #i a/KeyA/65
            keypress #i a/KeyA/97
            beforeinput #i insertText:"a"
            input #i insertText:"a"
            keyup #i a/KeyA/65
            keydown #i b/KeyB/66
            keypress #i b/KeyB/98
            beforeinput #i insertText:"b"
            input #i insertText:"b"
            keyup #i b/KeyB/66
            keydown #i Enter/Enter/13
            keypress #i Enter/Enter/13
            beforeinput #i insertParagraph:null
            input #i insertParagraph:null
            keyup #i Enter/Enter/13
            keydown #i c/KeyC/67
            keypress #i c/KeyC/99
            beforeinput #i insertText:"c"
            input #i insertText:"c"
            keyup #i c/KeyC/67
            keydown #i Backspace/Backspace/8
            beforeinput #i deleteContentBackward:null
            input #i deleteContentBackward:null
            keyup #i Backspace/Backspace/8
            """);
  }

  @Test
  void severalOptionsAreSelectedWithOneChange() {
    user.show("<select id=s multiple><option value=1>one<option value=2>two<option value=3>three</select>");
    assertThat(user.actions().select(user.element("#s"), List.of("1", "three"))).containsExactly("1", "3");
    assertThat(user.actions().select(user.element("#s"), List.of())).isEmpty();
    assertThat(user.events())
        .isEqualTo(
            """
            input #s v=1
            change #s v=1
            input #s v=
            change #s v=
            """);
  }

  @Test
  void filesArriveWithInputAndChange(@TempDir Path folder) throws IOException {
    Path first = Files.writeString(folder.resolve("one.txt"), "1");
    Path second = Files.writeString(folder.resolve("two.csv"), "2,2");
    user.show("<input type=file id=f multiple>");
    user.actions().upload(user.element("#f"), List.of(first, second));
    assertThat(user.events())
        .isEqualTo(
            """
            input #f v=C:\\\\fakepath\\\\one.txt
            change #f v=C:\\\\fakepath\\\\one.txt
            """);
    assertThat(user.eval("f.files.length + f.files[1].name + f.files[1].size + f.files.item(0).type"))
        .isEqualTo("2two.csv3text/plain");
  }

  @Test
  void focusAndBlurNameEachOther() {
    user.show("<input id=a><input id=b>");
    user.actions().focus(user.element("#a"));
    user.actions().focus(user.element("#b"));
    user.actions().blur(user.element("#b"));
    assertThat(user.events())
        .isEqualTo(
            """
            focus #a
            focusin #a
            blur #a rel=#b
            focusout #a rel=#b
            focus #b rel=#a
            focusin #b rel=#a
            blur #b
            focusout #b
            """);
  }
}
