package dev.cmux.stdlib.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What the JavaScript API promises beyond one success and one failure of each verb: options, errors and their data, how things work together. The cases
/// stand in `contract.cmux.js`.
class ContractTest {

  @TestFactory
  Stream<DynamicTest> everyPromiseIsKept(@TempDir Path folder) throws IOException {
    try (TaskRig rig = new TaskRig(folder);
        InputStream cases = getClass().getResourceAsStream("contract.cmux.js")) {
      rig.run(new String(cases.readAllBytes(), StandardCharsets.UTF_8));
      assertThat(rig.records).hasSizeGreaterThan(70);
      return rig.records.stream()
          .map(record -> (Map<?, ?>) record)
          .map(record -> dynamicTest(record.get("name").toString(), () -> assertThat(record.get("came")).isEqualTo(record.get("expected"))));
    }
  }
}
