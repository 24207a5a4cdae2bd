package dev.cmux.stdlib.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.cmux.engine.verb.Verb;
import dev.cmux.engine.verb.Verbs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every verb of the table works once and fails once, through JavaScript, over a real socket: `verbs.cmux.js` holds the cases. A verb without both fails here.
class VerbCasesTest {

  @TestFactory
  Stream<DynamicTest> everyVerbWorksAndFails(@TempDir Path folder) throws IOException {
    try (TaskRig rig = new TaskRig(folder);
        InputStream cases = getClass().getResourceAsStream("verbs.cmux.js")) {
      rig.run(new String(cases.readAllBytes(), StandardCharsets.UTF_8));
      Set<String> wanted = Verbs.all().stream().map(Verb::name).flatMap(name -> Stream.of(name + " works", name + " fails")).collect(Collectors.toCollection(TreeSet::new));
      Set<String> found = rig.records.stream().map(VerbCasesTest::name).collect(Collectors.toCollection(TreeSet::new));
      Stream<DynamicTest> complete = Stream.of(dynamicTest("the cases are those of the verb table", () -> assertThat(found).isEqualTo(wanted)));
      return Stream.concat(
          complete,
          rig.records.stream().map(record -> dynamicTest(name(record), () -> assertThat(((Map<?, ?>) record).get("came")).isEqualTo(((Map<?, ?>) record).get("expected")))));
    }
  }

  private static String name(Object record) {
    Map<?, ?> map = (Map<?, ?>) record;
    return map.get("verb") + " " + map.get("kind");
  }
}
