package dev.cmux.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.url.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StateDiffTest {

  private static final Origin APP = Origin.parse("https://app.example.com");

  private static final State BEFORE =
      new State(
          List.of(
              Cookie.session("sid", "s3cret-1", "example.com"),
              Cookie.session("gone", "x", "example.com"),
              Cookie.session("same", "x", "example.com")),
          List.of(
              new OriginStorage(APP, Map.of("token", "s3cret-1", "old", "x", "same", "x"), Map.of()),
              new OriginStorage(Origin.parse("http://localhost:1"), Map.of("k", "v"), Map.of())),
          Optional.empty());

  private static final State AFTER =
      new State(
          List.of(
              Cookie.session("same", "x", "example.com"),
              new Cookie(
                  "sid", "s3cret-2", "example.com", "/", 2_000_000_000L, true, false, Optional.of(SameSite.LAX), true),
              new Cookie("wide", "x", "example.com", "/", -1, false, false, Optional.empty(), false)),
          List.of(new OriginStorage(APP, Map.of("token", "s3cret-2", "same", "x"), Map.of("draft", "x"))),
          Samples.state().meta());

  @Test
  void saysWhatCameWentAndChangedWithoutAnyValue() {
    assertThat(BEFORE.diff(AFTER))
        .hasToString(
            """
            + cookie wide (.example.com /)
            - cookie gone (example.com /)
            ~ cookie sid (example.com /): value, expires, httpOnly, sameSite
            - http://localhost:1 localStorage k
            - https://app.example.com localStorage old
            ~ https://app.example.com localStorage token
            + https://app.example.com sessionStorage draft"""
                .stripIndent());
  }

  @Test
  void thePlainFormSaysTheSame() {
    Map<String, Object> map = BEFORE.diff(AFTER).toMap();

    assertThat(map).containsEntry("equal", false);
    assertThat(map.get("cookies"))
        .isEqualTo(
            Map.of(
                "added", List.of(Map.of("name", "wide", "domain", ".example.com", "path", "/")),
                "removed", List.of(Map.of("name", "gone", "domain", "example.com", "path", "/")),
                "changed",
                    List.of(
                        Map.of(
                            "name", "sid",
                            "domain", "example.com",
                            "path", "/",
                            "attributes", List.of("value", "expires", "httpOnly", "sameSite")))));
    assertThat(map.get("origins").toString())
        .isEqualTo(
            "[{origin=http://localhost:1, localStorage={added=[], removed=[k], changed=[]}, "
                + "sessionStorage={added=[], removed=[], changed=[]}}, "
                + "{origin=https://app.example.com, localStorage={added=[], removed=[old], changed=[token]}, "
                + "sessionStorage={added=[draft], removed=[], changed=[]}}]");
    assertThat(map.toString()).doesNotContain("s3cret");
  }

  @Test
  void equalStatesHaveNoDifferenceWhateverTheirOrderAndTabs() {
    State reordered = new State(BEFORE.cookies().reversed(), BEFORE.origins().reversed(), Samples.state().meta());

    assertThat(BEFORE.diff(reordered).isEmpty()).isTrue();
    assertThat(BEFORE.diff(reordered)).hasToString("no difference");
    assertThat(BEFORE.diff(reordered).toMap()).containsEntry("equal", true);
  }

  @Test
  void theWayBackIsTheMirrorImage() {
    StateDiff forth = BEFORE.diff(AFTER);
    StateDiff back = AFTER.diff(BEFORE);

    assertThat(back.addedCookies()).isEqualTo(forth.removedCookies());
    assertThat(back.removedCookies()).isEqualTo(forth.addedCookies());
    assertThat(back.changedCookies()).isEqualTo(forth.changedCookies());
  }
}
