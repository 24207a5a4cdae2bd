package dev.cmux.stdlib;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The house rules that can be checked.
class ArchitectureTest {

  private final JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.cmux.stdlib");

  @Test
  void theImportFoundTheClasses() {
    assertThat(classes.size()).isGreaterThan(30);
  }

  @Test
  void packagesPointOneWay() {
    noClasses().that().resideInAPackage("..host..").should().dependOnClassesThat().resideInAnyPackage("..bind..", "..modules..").check(classes);
    noClasses().that().resideInAPackage("..modules..").should().dependOnClassesThat().resideInAPackage("..bind..").check(classes);
    slices().matching("dev.cmux.stdlib.(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void theHostKnowsNoBrowser() {
    noClasses()
        .that()
        .resideInAnyPackage("..host..", "..modules..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.cmux.engine", "dev.cmux.engine.page..", "dev.cmux.engine.command..", "org.htmlunit..")
        .check(classes);
  }

  @Test
  void onlyTheHostTouchesTheScriptEngine() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..host..")
        .and()
        .doNotHaveFullyQualifiedName("dev.cmux.stdlib.modules.ModuleFiles")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.graalvm..")
        .because("ModuleFiles is the file system that GraalJS asks; everything else sees plain Java")
        .check(classes);
  }

  @Test
  void nothingPrintsByItself() {
    noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err").check(classes);
  }
}
