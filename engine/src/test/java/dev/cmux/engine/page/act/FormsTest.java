package dev.cmux.engine.page.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cmux.engine.command.Interact.Choice;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
    assertThat(user.actions().select(user.element("#s"), texts("1", "three"))).containsExactly("1", "3");
    assertThat(user.actions().select(user.element("#s"), texts())).isEmpty();
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

  @Test
  void frameworksThatWatchTheValuePropertyNoticeTheFill() {
    user.show("<input id=i value=old>");
    user.eval(
        """
        (function () {
          var own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value'), tracked = i.value;
          Object.defineProperty(i, 'value', {configurable: true, get: function () { return own.get.call(this); },
            set: function (v) { tracked = v; own.set.call(this, v); }});
          i.addEventListener('input', function () { window.noticed = i.value !== tracked; });
        })()
        """);
    user.fill("#i", "new");
    assertThat(user.eval("noticed")).isEqualTo("true");
  }

  @Test
  void aFillByTheLabelFillsItsField() {
    user.show("<label id=l>Name <span><input id=i></span></label>").fill("#l", "Ada");
    assertThat(user.eval("i.value")).isEqualTo("Ada");
  }

  @Test
  void valuesThatAFieldWouldNotTakeAreRefusedWithAnExample() {
    user.show("<input id=d type=date><input id=n type=number><input id=r type=range max=10><input id=c type=color><input id=w type=week>");
    assertRefused("#d", "02/03/2024", "`02/03/2024` is not a value for a field of type `date`.", "Write it as `2024-03-31`.");
    assertRefused("#d", "2024-02-30", "`2024-02-30` is not a value for a field of type `date`.", "Write it as `2024-03-31`.");
    assertRefused("#n", "x", "`x` is not a value for a field of type `number`.", "Write it as `42`.");
    assertRefused("#c", "red", "`red` is not a value for a field of type `color`.", "Write it as `#ff8800`.");
    assertRefused("#w", "2024-W54", "`2024-W54` is not a value for a field of type `week`.", "Write it as `2024-W13`.");
    assertRefused("#r", "70", "`70` is not between 0 and 10, the ends of <input id=\"r\" type=\"range\">.", "");
    assertThat(user.events()).isEmpty();
  }

  @Test
  void whatIsNotATextFieldSaysWhichVerbToUse() {
    user.show("<input id=c type=checkbox><select id=s><option>1</select><div id=d>x</div><input id=f type=file>");
    assertRefused("#c", "x", "`fill` cannot be used here: <input id=\"c\" type=\"checkbox\"> does not take text.", "Use `check` or `uncheck`.");
    assertRefused("#s", "x", "`fill` cannot be used here: <select id=\"s\"> is not a text field or an editable element.", "Use `select`.");
    assertRefused("#d", "x", "`fill` cannot be used here: <div id=\"d\"> is not a text field or an editable element.", "Name the field itself, or its label.");
    assertRefused("#f", "x", "`fill` cannot be used here: <input id=\"f\" type=\"file\"> does not take text.", "Use `upload`.");
  }

  private void assertRefused(String selector, String value, String message, String hint) {
    assertThatThrownBy(() -> user.fill(selector, value))
        .isInstanceOfSatisfying(EngineException.class, e -> {
          assertThat(e.code()).isEqualTo(ErrorCode.INVALID_PARAMS);
          assertThat(e).hasMessage(message);
          assertThat(e.hint().orElse("")).isEqualTo(hint);
        });
  }

  @Test
  void optionsAreChosenByValueThenByLabelAndEventsComeOnlyWithAChange() {
    user.show("<select id=s><option value=1>one<option value=2 label=Two>x<option value=one>three</select>");
    assertThat(user.actions().select(user.element("#s"), texts("one"))).containsExactly("one");
    assertThat(user.actions().select(user.element("#s"), texts("Two"))).containsExactly("2");
    user.events();
    assertThat(user.actions().select(user.element("#s"), texts("2"))).containsExactly("2");
    assertThat(user.events()).isEmpty();
  }

  @Test
  void optionsAreChosenByValueByLabelOrByPlaceWhenThatIsSaid() {
    user.show("<select id=s><option value=1>one<option value=one>two<option value=3>three</select>");
    assertThat(user.actions().select(user.element("#s"), List.of(new Choice.ByLabel("one")))).containsExactly("1");
    assertThat(user.actions().select(user.element("#s"), List.of(new Choice.ByValue("one")))).containsExactly("one");
    assertThat(user.actions().select(user.element("#s"), List.of(new Choice.ByIndex(2)))).containsExactly("3");
    assertThatThrownBy(() -> user.actions().select(user.element("#s"), List.of(new Choice.ByIndex(3)))).hasMessageContaining("no option at index 3");
    assertThatThrownBy(() -> user.actions().select(user.element("#s"), List.of(new Choice.ByValue("three")))).hasMessageContaining("of the value `three`");
  }

  private static List<Choice> texts(String... texts) {
    return Arrays.stream(texts).<Choice>map(Choice.ByText::new).toList();
  }

  @Test
  void anOptionThatIsNotThereIsAnsweredWithThoseThatAre() {
    user.show("<select id=s><option value=1>one<option>two<option disabled>three</select>");
    assertThatThrownBy(() -> user.actions().select(user.element("#s"), texts("zz")))
        .isInstanceOfSatisfying(EngineException.class, e -> {
          assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND);
          assertThat(e).hasMessage("<select id=\"s\"> has no option `zz`.");
          assertThat(e.hint()).contains("It has: `1` (one), `two`, `three`.");
        });
    assertThatThrownBy(() -> user.actions().select(user.element("#s"), texts("three")))
        .hasMessage("The option `three` of <select id=\"s\"> is disabled.");
    assertThatThrownBy(() -> user.actions().select(user.element("#s"), texts("1", "two")))
        .hasMessage("<select id=\"s\"> takes one option, but 2 were named.");
  }

  @Test
  void whatIsCheckedAlreadyStaysWithoutAnEvent() {
    user.show("<input type=checkbox id=c checked>");
    user.actions().setChecked(user.element("#c"), true);
    assertThat(user.events()).isEmpty();
    user.actions().setChecked(user.element("#c"), false);
    assertThat(user.eval("c.checked")).isEqualTo("false");
  }

  @Test
  void aCheckThatThePagePreventsIsAnError() {
    user.show("<input type=checkbox id=c onclick='return false'>");
    assertThatThrownBy(() -> user.actions().setChecked(user.element("#c"), true))
        .hasMessage("The click on <input id=\"c\" type=\"checkbox\"> did not check it.")
        .extracting("code")
        .isEqualTo(ErrorCode.INVALID_STATE);
  }

  @Test
  void aRadioButtonCannotBeUnchecked() {
    user.show("<input type=radio id=c checked>");
    assertThatThrownBy(() -> user.actions().setChecked(user.element("#c"), false))
        .hasMessageContaining("radio button, which cannot be unchecked")
        .extracting("code")
        .isEqualTo(ErrorCode.INVALID_STATE);
  }

  @Test
  void aSwitchOfThePagesOwnIsCheckedByItsAriaState() {
    user.show("<div role=switch id=c aria-checked=false onclick=\"this.setAttribute('aria-checked', 'true')\">x</div>");
    user.actions().setChecked(user.element("#c"), true);
    assertThat(user.eval("c.getAttribute('aria-checked')")).isEqualTo("true");
  }

  @Test
  void filesThatAreMissingOrTooManyAreRefused(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "a");
    user.show("<input type=file id=f>");
    assertThatThrownBy(() -> user.actions().upload(user.element("#f"), List.of(folder.resolve("none"))))
        .extracting("code")
        .isEqualTo(ErrorCode.NOT_FOUND);
    assertThatThrownBy(() -> user.actions().upload(user.element("#f"), List.of(file, file)))
        .hasMessage("<input id=\"f\" type=\"file\"> takes one file, but 2 were given.");
    assertThatThrownBy(() -> user.actions().upload(user.element("#f"), List.of(folder)))
        .extracting("code")
        .isEqualTo(ErrorCode.INVALID_PARAMS);
    assertThat(user.events()).isEmpty();
  }

  @Test
  void submitBehavesAsTheDefaultButtonWould() {
    user.show("<form id=f onsubmit='event.preventDefault()'><input id=i required><button id=b name=go>x</button></form>");
    user.actions().submit(user.element("#f"));
    assertThat(user.events()).startsWith("invalid #i\n").doesNotContain("submit");
    user.fill("#i", "a");
    user.events();
    user.actions().submit(user.element("#i"));
    assertThat(user.events()).isEqualTo("submit #f sub=#b\n");
  }

  @Test
  void submittingWhatHasNoFormIsAnError() {
    user.show("<p id=p>x</p>");
    assertThatThrownBy(() -> user.actions().submit(user.element("#p")))
        .hasMessage("<p id=\"p\"> does not belong to a form.")
        .extracting("code")
        .isEqualTo(ErrorCode.INVALID_STATE);
  }
}
