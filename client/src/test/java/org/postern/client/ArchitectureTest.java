package org.postern.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.postern.client", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule KNOWS_NO_SERVER = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "org.postern.core..", "org.postern.api..");

    @ArchTest
    static final ArchRule PRINTS_ONLY_THROUGH_THE_TERMINAL = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.postern.client.cli.Terminal")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule LIBRARY_DOES_NOT_KNOW_THE_COMMAND_LINE = noClasses()
            .that()
            .resideOutsideOfPackage("org.postern.client.cli")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.postern.client.cli", "picocli..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("org.postern.client.(*)..").should().beFreeOfCycles();
}
