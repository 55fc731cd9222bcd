package org.postern.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;

@AnalyzeClasses(packages = "org.postern.api", importOptions = DoNotIncludeTests.class)
class WebArchitectureTest {
    @ArchTest
    static final ArchRule onlyBoundariesAreCalled = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.postern.core..control..", "org.postern.core..entity..");

    @ArchTest
    static final ArchRule packagesFormNoCircle =
            slices().matching("org.postern.api.(*)..").should().beFreeOfCycles();

    /** A rule over no classes holds too. */
    @ArchTest
    static void rulesSeeTheClassesOfTheModule(JavaClasses classes) {
        assertTrue(classes.size() >= 50, () -> "expected at least 50 classes, found " + classes.size());
    }

    @ArchTest
    static final ArchRule nothingSpeaksToTheDatabaseButTheHealthCheck = noClasses()
            .that()
            .resideOutsideOfPackage("..health..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "jakarta.persistence..");

    /** Only what compares both shows how far the clock was set. */
    @ArchTest
    static final ArchRule expiryGoesByUptime = noClasses()
            .that()
            .doNotHaveSimpleName("ReadinessResource")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(InstantSource.class, Clock.class, Date.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule nothingPrints = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
}
