package dev.cmux.repl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses REPL =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.cmux.repl");

  @Test
  void theRulesSeeTheWholeCommandLine() {
    assertThat(REPL.size()).isGreaterThan(80);
  }

  @Test
  void onlyTheShellAndTheLiveViewKnowTheTerminalLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.cmux.repl.shell", "dev.cmux.repl.live")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.jline..")
        .check(REPL);
  }

  /// Commands stand on the rooms, and no room on them or, through another, on itself.
  @Test
  void packagesPointOneWay() {
    noClasses().that().resideInAPackage("dev.cmux.repl.*..").should().dependOnClassesThat().resideInAPackage("dev.cmux.repl").check(REPL);
    slices().matching("dev.cmux.repl.(**)").should().beFreeOfCycles().check(REPL);
  }

  @Test
  void nothingReachesIntoThePage() {
    noClasses().should().dependOnClassesThat().resideInAnyPackage("org.htmlunit..", "dev.cmux.engine.page..").check(REPL);
  }

  /// Each start of it is a process that should be quick.
  @Test
  void theSessionClientKnowsNeitherBrowserNorScripts() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.cmux.repl.client", "dev.cmux.repl.wire")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.cmux.engine", "dev.cmux.engine.command..", "dev.cmux.stdlib..", "org.graalvm..", "org.jline..")
        .check(REPL);
  }

  @Test
  void aBatchKnowsNothingOfItsReportsAndNothingOfWhoWatches() {
    noClasses().that().resideInAPackage("dev.cmux.repl.batch").should().dependOnClassesThat().resideInAnyPackage("dev.cmux.repl.report", "dev.cmux.repl.live").check(REPL);
    noClasses().that().resideInAPackage("dev.cmux.repl.report").should().dependOnClassesThat().resideInAnyPackage("dev.cmux.repl.live").check(REPL);
  }
}
