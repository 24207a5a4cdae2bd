package dev.cmux.repl.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.command.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  private final ScriptedSession session = new ScriptedSession();
  private final Redaction redaction = new Redaction(session);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "await s.fill('#password', 'hunter2')",
        "await s.find.label('Password').fill(\"hunter2\")",
        "await s.type('input[name=pwd]', `hunter2`)",
        "await cmux.open(u, { httpCredentials: { username: 'ada', password: 'hunter2' } })",
        "await s.state.save('a.json', { passphrase: 'hunter2' })",
        "const token = 'hunter2'",
        "await s.set.headers({ 'Authorization': 'hunter2' })",
        "await s.set.credentials('ada', 'hunter2')",
        "await s.goto('https://ada:hunter2@example.com/')",
        "browser surface:1 fill '#password' hunter2",
        "cmux browser open u --credentials ada:hunter2",
        "browser open https://ada:hunter2@example.com",
        ".time await s.fill('#password', 'hunter2')",
        "await s.fill('e3', 'hunter2')",
        "browser surface:1 fill e3 hunter2",
        "await s.find.label('Password')\n  .fill('hunter2')",
        "await s.find.label('Password')\n  .first()\n  .fill('hunter2')",
        "await s.fill('#password',\n  'hunter2')",
        "await s.fill ('#password', 'hunter2')",
        "await s?.fill('#password', 'hunter2')",
        "await s.fill(/* the field */ '#password', 'hunter2')",
        "await password.fill('hunter2')",
        "await login.passwordField.type('hunter2')",
        "browser surface:1 find label Password fill hunter2",
        "browser surface:1 find role textbox --name Password type hunter2",
        "browser surface:1 state save a.json --passphrase hunter2",
        "browser surface:1 state save a.json --passphrase='hunter2 hunter2'",
        "cmux browser open u --credentials 'ada:hunter2 hunter2'",
        "browser surface:1 fill '#password' hunter2\\ hunter2",
        "browser surface:1 set credentials ada hunter2",
      })
  void keepsPasswordsOut(String line) {
    session.elements.put("e3", new Snapshot.Element("textbox", "Your password"));
    assertThat(redaction.of(line)).doesNotContain("hunter2").contains("••••••");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "await s.fill('#name', 'Ada')",
        "await s.fill('#name', 'Ada'); await s.find.label('Password').click()",
        "await s.get.value('#password')\nawait s.find.label('Name').fill('Ada')",
        "await s.click('#password')",
        "await s.get.value('#password')",
        "await s.fill('e4', 'x')",
        "await password.click()",
        "await s.fill('#password', '')",
        "browser surface:1 fill '#name' Ada",
        "browser surface:1 find label Password click",
        "browser surface:1 get value '#password'",
        "browser surface:1 fill '#name' Ada --snapshot-after",
        "const a = 'b'",
        ".open https://example.com",
      })
  void leavesEverythingElseAsItIs(String line) {
    assertThat(redaction.of(line)).isEqualTo(line);
  }

  @Test
  void nothingOfATemplateRemains() {
    assertThat(redaction.of("await s.fill('#password', `hunter${x}2tail`)")).isEqualTo("await s.fill('#password', `••••••${x}••••••`)");
    assertThat(redaction.of("await s.fill('#password', 'hunter")).isEqualTo("await s.fill('#password', '••••••");
  }

  @Test
  void masksWhatTheScriptKnowsAsSecret() {
    session.secret = "s3cr3t";
    assertThat(redaction.of("x = 's3cr3t'")).isEqualTo("x = '••••••'");
  }
}
