package org.guestlist;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;

/** The plan of the house: which room may know which, and how its classes are made. */
@AnalyzeClasses(packages = "org.guestlist", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule arrowsPointOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("model")
          .definedBy("org.guestlist.model")
          .layer("request")
          .definedBy("org.guestlist.request")
          .layer("port")
          .definedBy("org.guestlist.store")
          .layer("dynamodb")
          .definedBy("org.guestlist.store.dynamodb")
          .layer("memory")
          .definedBy("org.guestlist.store.memory")
          .layer("service")
          .definedBy("org.guestlist.service")
          .layer("identity")
          .definedBy("org.guestlist.identity")
          .layer("graphql")
          .definedBy("org.guestlist.graphql")
          .layer("http")
          .definedBy("org.guestlist.http")
          .layer("start")
          .definedBy("org.guestlist.start")
          .layer("dev")
          .definedBy("org.guestlist.dev")
          .layer("dynoxide")
          .definedBy("org.guestlist.dynoxide")
          .optionalLayer("lambda")
          .definedBy("org.guestlist.lambda")
          .whereLayer("model")
          .mayNotAccessAnyLayer()
          .whereLayer("request")
          .mayNotAccessAnyLayer()
          .whereLayer("port")
          .mayOnlyAccessLayers("model", "request")
          .whereLayer("dynamodb")
          .mayOnlyAccessLayers("port", "model", "request")
          .whereLayer("memory")
          .mayOnlyAccessLayers("port", "model", "request")
          .whereLayer("service")
          .mayOnlyAccessLayers("port", "model")
          .whereLayer("identity")
          .mayOnlyAccessLayers("service", "port", "model", "request")
          .whereLayer("graphql")
          .mayOnlyAccessLayers("service", "identity", "model", "request")
          .whereLayer("http")
          .mayOnlyAccessLayers("graphql", "identity", "model", "request")
          .whereLayer("start")
          .mayOnlyAccessLayers("service", "dynamodb", "port", "model")
          .whereLayer("lambda")
          .mayOnlyAccessLayers("http", "service", "identity", "port")
          .whereLayer("dev")
          .mayOnlyAccessLayers("dynoxide")
          .whereLayer("dynoxide")
          .mayNotAccessAnyLayer();

  @ArchTest
  static final ArchRule noRoomsDependOnEachOther =
      slices().matching("org.guestlist.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theModelNeedsNoFramework =
      classes()
          .that()
          .resideInAPackage("org.guestlist.model")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.guestlist.model");

  @ArchTest
  static final ArchRule onlyTheAdapterAndWhatStartsItKnowTheDatabase =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.guestlist.store.dynamodb")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon..");

  @ArchTest
  static final ArchRule onlyTheSchemaAndItsEndpointKnowGraphQl =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.guestlist.graphql", "org.guestlist.http")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "graphql..", "io.smallrye.graphql..", "org.eclipse.microprofile.graphql..");

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager");

  @ArchTest
  static final ArchRule injectionIsByConstructor =
      noFields().should().beAnnotatedWith(Inject.class);

  @ArchTest static final ArchRule logsGoThroughOneApi = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
}
