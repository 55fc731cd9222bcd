package org.postern.blockstore;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PortTest {
    private final JavaClasses port = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.postern.blockstore");

    @Test
    void aStoreMayLieAnywhereSoThePortKnowsNoDatabaseAndNoContainer() {
        assertTrue(port.size() >= 2, () -> "expected the port and its value, saw " + port.size() + " classes");
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "org.postern.blockstore",
                        "org.postern.protocol.id",
                        "org.jspecify..")
                .check(port);
    }
}
