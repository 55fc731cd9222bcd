package org.postern.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;

/** Rules of the console that hold for every class to come. */
@AnalyzeClasses(packages = "org.postern.console", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule TOUCHES_NO_DATABASE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "java.sql..", "javax.sql..", "org.hibernate..");

    @ArchTest
    static final ArchRule TALKS_TO_THE_CORE_THROUGH_BOUNDARIES = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.postern.core..control..", "org.postern.core..entity..");

    /** Content is decrypted in clients only; the console has no use for keys. */
    @ArchTest
    static final ArchRule KNOWS_NO_KEYS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.postern.crypto..", "org.postern.transport..", "org.postern.client..");

    /** For dates that people are shown; nothing here ends by a clock that anybody may set. */
    @ArchTest
    static final ArchRule ASKS_THE_TIME_OF_DAY_TO_SHOW_IT = noClasses()
            .that()
            .doNotHaveSimpleName("OverviewView")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(InstantSource.class, Clock.class, Date.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CIRCLE =
            slices().matching("org.postern.console.(**)").should().beFreeOfCycles();
}
