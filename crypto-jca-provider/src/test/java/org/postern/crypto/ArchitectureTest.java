package org.postern.crypto;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.postern", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule cryptographyKnowsNoServer =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("jakarta..", "java.sql..", "java.net..");

    @ArchTest
    static final ArchRule nothingIsPrinted = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule primitivesDoNotKnowTheTransport = noClasses()
            .that()
            .resideInAPackage("org.postern.crypto..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.postern.pson..", "org.postern.transport..");

    @ArchTest
    static final ArchRule packagesOfPrimitivesHaveNoCycles =
            slices().matching("org.postern.crypto.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheBackendsCalculateOnTheCurve = noClasses()
            .that()
            .doNotHaveSimpleName("BouncyCastleBackend")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.bouncycastle.math..", "org.bouncycastle.crypto.signers..");

    @ArchTest
    static final ArchRule randomnessIsHandedIn = noClasses()
            .that()
            .resideOutsideOfPackage("org.postern.crypto.jca..")
            .should()
            .callConstructor(java.security.SecureRandom.class);
}
