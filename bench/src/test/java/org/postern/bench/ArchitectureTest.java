package org.postern.bench;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    /** The rule holds over nothing as well; so many classes there are at least. */
    private static final int FEWEST = 102;

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.postern.bench");

    @Test
    void packagesFormNoCircle() {
        assertTrue(classes.size() >= FEWEST, () -> "expected at least " + FEWEST + " classes, saw " + classes.size());
        slices().matching("org.postern.(**)").should().beFreeOfCycles().check(classes);
    }
}
