package dev.cmux.repl.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

  @Test
  void plainValuesBecomeOneLine() {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("text", "a\n\"b\" ü");
    value.put("list", Arrays.asList(1, 2L, true, null));
    assertThat(Json.write(value)).isEqualTo("{\"text\":\"a\\n\\\"b\\\" ü\",\"list\":[1,2,true,null]}");
  }

  @Test
  void numbersAreWrittenAsJavaScriptDoes() {
    assertThat(Json.write(List.of(3.0, 0.5, -0.25, Double.NaN, Double.POSITIVE_INFINITY))).isEqualTo("[3,0.5,-0.25,null,null]");
  }

  @Test
  void anotherTypeIsABugOfTheCaller() {
    assertThatIllegalArgumentException().isThrownBy(() -> Json.write(new Object()));
  }
}
