package dev.cmux.engine.modern;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// A cache entry made by other code than the present must never be found.
class LoweringVersionTest {

  /// Classes that say what went wrong, what is asked for and what comes out, and decide nothing.
  private static final Set<String> DATA = Set.of("Lowered", "LoweringFailure", "SourceKind", "Lowering");

  @Test
  void theCachesKeyCoversEveryClassThatLowers() {
    JavaClasses classes =
        new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.cmux.engine.modern");
    Set<String> lowering = new TreeSet<>();
    collect(classes.get(ClosureLowering.class), lowering);
    lowering.add("PropertyEscapes");
    collect(classes.get(SourceScan.class), lowering);
    lowering.removeAll(DATA);
    assertThat(LoweredStore.LOWERING).containsExactlyElementsOf(lowering);
  }

  private static void collect(JavaClass from, Set<String> found) {
    JavaClass plain = from.getBaseComponentType();
    JavaClass outer = plain.getEnclosingClass().orElse(plain);
    if (outer.getPackageName().equals("dev.cmux.engine.modern") && found.add(outer.getSimpleName())) {
      outer.getDirectDependenciesFromSelf().forEach(each -> collect(each.getTargetClass(), found));
    }
  }
}
