package dev.cmux.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses ENGINE =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.cmux.engine");

  @Test
  void theRulesSeeTheWholeEngine() {
    assertThat(ENGINE.size()).isGreaterThan(300);
  }

  /// A call goes down: verbs make commands for surfaces, surfaces hand them to the page, the page knows how.
  @Test
  void packagesPointOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("verb").definedBy("dev.cmux.engine.verb")
        .layer("door").definedBy("dev.cmux.engine")
        .layer("page").definedBy("dev.cmux.engine.page..")
        .layer("modern").definedBy("dev.cmux.engine.modern..")
        .layer("command").definedBy("dev.cmux.engine.command")
        .layer("session").definedBy("dev.cmux.engine.state", "dev.cmux.engine.network")
        .layer("render").definedBy("dev.cmux.engine.render")
        .layer("ground").definedBy("dev.cmux.engine.json", "dev.cmux.engine.file", "dev.cmux.engine.url", "dev.cmux.engine.error")
        .whereLayer("verb").mayNotBeAccessedByAnyLayer()
        .whereLayer("door").mayOnlyBeAccessedByLayers("verb")
        .whereLayer("page").mayOnlyBeAccessedByLayers("door")
        .whereLayer("modern").mayOnlyBeAccessedByLayers("door", "page")
        .whereLayer("command").mayOnlyBeAccessedByLayers("verb", "door", "page")
        .whereLayer("session").mayOnlyBeAccessedByLayers("verb", "door", "page", "command")
        .whereLayer("render").mayOnlyBeAccessedByLayers("verb", "page", "command")
        .check(ENGINE);
  }

  /// What is done to a document stands on what is known of it; no room knows the surface.
  @Test
  void theRoomsOfAPagePointOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("page").definedBy("dev.cmux.engine.page")
        .layer("act").definedBy("dev.cmux.engine.page.act")
        .layer("draw").definedBy("dev.cmux.engine.page.draw")
        .layer("query").definedBy("dev.cmux.engine.page.query")
        .layer("aria").definedBy("dev.cmux.engine.page.aria")
        .layer("view").definedBy("dev.cmux.engine.page.view")
        .layer("style").definedBy("dev.cmux.engine.page.style")
        .layer("dom").definedBy("dev.cmux.engine.page.dom")
        .layer("net").definedBy("dev.cmux.engine.page.net")
        .whereLayer("page").mayNotBeAccessedByAnyLayer()
        .whereLayer("act").mayOnlyBeAccessedByLayers("page")
        .whereLayer("draw").mayOnlyBeAccessedByLayers("page")
        .whereLayer("query").mayOnlyBeAccessedByLayers("page")
        .whereLayer("aria").mayOnlyBeAccessedByLayers("page", "query")
        .whereLayer("view").mayOnlyBeAccessedByLayers("page", "act", "draw", "query", "aria")
        .whereLayer("style").mayOnlyBeAccessedByLayers("page", "act", "draw", "aria", "view")
        .whereLayer("net").mayOnlyBeAccessedByLayers("page")
        .check(ENGINE);
  }

  @Test
  void onlyTheRendererKnowsTheDrawingLibraries() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.cmux.engine.render")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.openhtmltopdf..", "org.apache.pdfbox..", "org.apache.fontbox..", "java.awt..")
        .check(ENGINE);
  }

  @Test
  void noPackageDependsOnItselfThroughAnother() {
    slices().matching("dev.cmux.engine.(**)").should().beFreeOfCycles().check(ENGINE);
  }

  @Test
  void onlyThePageRoomsKnowHtmlUnit() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.cmux.engine.page..", "dev.cmux.engine.modern..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.htmlunit..", "org.apache.http..")
        .check(ENGINE);
  }

  @Test
  void nothingKnowsTheScriptHost() {
    noClasses().should().dependOnClassesThat().resideInAnyPackage("org.graalvm..", "org.jline..").check(ENGINE);
  }

  @Test
  void nothingPrints() {
    GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(ENGINE);
  }

  @Test
  void threadsAreStartedInOnePlace() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.cmux.engine.page.SurfaceThreads")
        .should()
        .callMethod(Thread.class, "start")
        .orShould()
        .callMethod(Thread.class, "startVirtualThread", Runnable.class)
        .check(ENGINE);
  }
}
