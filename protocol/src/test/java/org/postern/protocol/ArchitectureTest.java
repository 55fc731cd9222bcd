package org.postern.protocol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.postern.protocol");

    /** A rule over no classes holds too. */
    @Test
    void rulesSeeTheClassesOfTheModule() {
        assertTrue(CLASSES.size() >= 240, () -> "expected at least 240 classes, found " + CLASSES.size());
    }

    @Test
    void packagesFormNoCircle() {
        slices().matching("org.postern.protocol.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("org.postern.protocol")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.postern.protocol.*..")
                .check(CLASSES);
    }

    @Test
    void schemasKnowNoType() {
        noClasses()
                .that()
                .resideInAPackage("org.postern.protocol.schema")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.postern.protocol.id", "org.postern.protocol.signed", "org.postern.protocol.method")
                .check(CLASSES);
    }

    @Test
    void standsOnTheCryptoModuleOnly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta..",
                        "com.fasterxml..",
                        "org.bouncycastle..",
                        "org.postern.core..",
                        "org.postern.client..",
                        "org.postern.api..",
                        "org.postern.console..",
                        "org.postern.db..",
                        "org.postern.appliance..")
                .check(CLASSES);
    }

    @Test
    void readsNoClock() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(CLASSES);
    }

    @Test
    void keystorePacketsKnowNothingOfTheCalls() {
        noClasses()
                .that()
                .resideInAPackage("org.postern.protocol.keystore")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.postern.protocol.method", "org.postern.protocol.schema", "org.postern.protocol.signed")
                .check(CLASSES);
    }

    @Test
    void partsOfTheDirectoryFormNoCircle() {
        slices().matching("org.postern.protocol.directory.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("org.postern.protocol.directory")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.postern.protocol.directory.*..")
                .check(CLASSES);
    }

    /** Server, clients, auditors and checkers use it unchanged: bytes and values in, verdicts out. */
    @Test
    void theDirectoryKnowsNeitherCallsNorInputAndOutput() {
        noClasses()
                .that()
                .resideInAPackage("org.postern.protocol.directory..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.postern.protocol.method",
                        "org.postern.protocol.schema",
                        "org.postern.protocol.signed",
                        "org.postern.protocol.id",
                        "java.io..",
                        "java.net..",
                        "java.nio.file..",
                        "java.util.concurrent..")
                .check(CLASSES);
    }

    @Test
    void theTreeKnowsNoProofOfNamesAndNoHeaders() {
        noClasses()
                .that()
                .resideInAPackage("org.postern.protocol.directory.tree")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.postern.protocol.directory.vrf",
                        "org.postern.protocol.directory.history",
                        "org.postern.protocol.keystore")
                .check(CLASSES);
    }

    @Test
    void nothingDependsOnTheMethods() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.postern.protocol.method", "org.postern.protocol.reference")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.postern.protocol.method")
                .check(CLASSES);
    }
}
