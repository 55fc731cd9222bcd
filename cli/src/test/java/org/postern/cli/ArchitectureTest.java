package org.postern.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    /** Rules hold over nothing as well; so many classes there are at least. */
    private static final int FEWEST = 45;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.postern.cli");

    private static final ArchRule KNOWS_NO_SERVER = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "org.postern.core..", "org.postern.api..")
            .as("the command line knows no server");

    private static final ArchRule SPEAKS_THROUGH_THE_TERMINAL = noClasses()
            .that()
            .areNotAssignableTo(Terminal.class)
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "console")
            .as("only the terminal prints and asks");

    private static final ArchRule EXITS_IN_ONE_PLACE = noClasses()
            .that()
            .areNotAssignableTo(Main.class)
            .should()
            .callMethod(System.class, "exit", int.class)
            .as("only the main class ends the process");

    private static final ArchRule HOME_KNOWS_NO_COMMANDS = noClasses()
            .that()
            .resideInAPackage("org.postern.cli.home")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.postern.cli", "picocli..")
            .as("the home knows no commands");

    private static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("org.postern.(**)").should().beFreeOfCycles().as("packages have no cycles");

    @TestFactory
    Stream<DynamicTest> holds() {
        int seen = CLASSES.size();
        return Stream.of(
                        KNOWS_NO_SERVER,
                        SPEAKS_THROUGH_THE_TERMINAL,
                        EXITS_IN_ONE_PLACE,
                        HOME_KNOWS_NO_COMMANDS,
                        PACKAGES_HAVE_NO_CYCLES)
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription() + ", seen on " + seen + " classes", () -> {
                    assertTrue(seen >= FEWEST, "expected at least " + FEWEST + " classes to judge, found " + seen);
                    rule.check(CLASSES);
                }));
    }
}
