package dev.cmux.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/// What `src/build/PlainLambdas.java` did to the distribution.
class PlainLambdasIT {

  @Test
  void noLambdaOfTheScriptEngineIsLostToTheStartUpCache() throws IOException {
    List<String> factories = factories(jar("htmlunit-core-js-"));
    assertThat(factories).hasSizeGreaterThan(1000).doesNotContain("altMetafactory");
  }

  @Test
  void lambdasThatWouldLoseATypeAreLeft() throws IOException {
    assertThat(factories(jar("htmlunit-5"))).contains("altMetafactory");
  }

  private static Path jar(String prefix) throws IOException {
    try (var jars = Files.newDirectoryStream(Path.of("target/cmux/lib"), prefix + "*.jar")) {
      return jars.iterator().next();
    }
  }

  /// The names of the methods that link the lambdas of a jar, one a lambda.
  private static List<String> factories(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream()
          .filter(entry -> entry.getName().endsWith(".class"))
          .flatMap(entry -> calls(zip, entry))
          .map(call -> call.bootstrapMethod().methodName())
          .filter(name -> name.toLowerCase(Locale.ROOT).endsWith("metafactory"))
          .toList();
    }
  }

  private static Stream<InvokeDynamicInstruction> calls(ZipFile zip, ZipEntry entry) {
    try (InputStream in = zip.getInputStream(entry)) {
      ClassModel model = ClassFile.of().parse(in.readAllBytes());
      return model.methods().stream()
          .flatMap(method -> method.code().stream())
          .flatMap(code -> code.elementStream())
          .filter(InvokeDynamicInstruction.class::isInstance)
          .map(InvokeDynamicInstruction.class::cast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
