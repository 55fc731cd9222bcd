package org.postern.protocol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.postern.protocol");

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
    void nothingDependsOnTheMethods() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.postern.protocol.method")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.postern.protocol.method")
                .check(CLASSES);
    }
}
