package org.postern.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Console;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    /** Rules hold over nothing as well; so many classes there are at least. */
    private static final int FEWEST = 120;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.postern.client");

    private static final ArchRule KNOWS_NO_SERVER = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "org.postern.core..", "org.postern.api..")
            .as("the library knows no server");

    private static final ArchRule KNOWS_NO_COMMAND_LINE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.postern.cli..", "picocli..")
            .as("the library knows no command line");

    private static final ArchRule NEITHER_PRINTS_NOR_ASKS_NOR_EXITS = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .accessField(System.class, "in")
            .orShould()
            .callMethod(System.class, "console")
            .orShould()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Throwable.class, "printStackTrace")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Console.class)
            .as("the library neither prints nor asks nor ends the process");

    private static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching("org.postern.client.(**)")
            .should()
            .beFreeOfCycles()
            .as("packages have no cycles");

    @TestFactory
    Stream<DynamicTest> holds() {
        int seen = CLASSES.size();
        return Stream.of(
                        KNOWS_NO_SERVER,
                        KNOWS_NO_COMMAND_LINE,
                        NEITHER_PRINTS_NOR_ASKS_NOR_EXITS,
                        PACKAGES_HAVE_NO_CYCLES)
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription() + ", seen on " + seen + " classes", () -> {
                    assertTrue(seen >= FEWEST, "expected at least " + FEWEST + " classes to judge, found " + seen);
                    rule.check(CLASSES);
                }));
    }
}
