package org.postern.crypto;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What may use what in this module. Each rule says how many classes it has looked at, and fails when these are too few. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.postern");

    private static final DescribedPredicate<JavaClass> ALL = DescribedPredicate.alwaysTrue();
    private static final DescribedPredicate<JavaClass> PRIMITIVES = resideInAPackage("org.postern.crypto..");
    private static final DescribedPredicate<JavaClass> ENGINES = resideInAnyPackage(
            "org.postern.transport.client",
            "org.postern.transport.server",
            "org.postern.transport.message",
            "org.postern.transport.record",
            "org.postern.pson");

    private static final DescribedPredicate<JavaClass> SERVER = resideInAPackage("org.postern.transport.server");
    private static final DescribedPredicate<JavaClass> CLIENT = resideInAPackage("org.postern.transport.client");

    /** A rule, the classes it is about, and how many these are at least. */
    private record Rule(String says, DescribedPredicate<JavaClass> about, int atLeast, ArchRule rule) {
        DynamicTest test() {
            int seen = CLASSES.that(about).size();
            return DynamicTest.dynamicTest(says + " (" + seen + " classes)", () -> {
                assertTrue(seen >= atLeast, () -> "expected at least " + atLeast + " classes, found " + seen);
                rule.check(CLASSES);
            });
        }
    }

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "no package depends on itself through others",
                    ALL,
                    200,
                    slices().matching("org.postern.(**)").should().beFreeOfCycles()),
            new Rule(
                    "cryptography knows no server, database or network",
                    ALL,
                    200,
                    noClasses()
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage("jakarta..", "java.sql..", "java.net..")),
            new Rule("nothing is printed", ALL, 200, NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS),
            new Rule(
                    "primitives do not know the transport",
                    PRIMITIVES,
                    80,
                    noClasses()
                            .that(PRIMITIVES)
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage("org.postern.pson..", "org.postern.transport..")),
            new Rule(
                    "only a backend calculates on the curve, and one class in the field of the other one",
                    ALL,
                    200,
                    noClasses()
                            .that()
                            .doNotHaveSimpleName("BouncyCastleBackend")
                            .and()
                            .doNotHaveSimpleName("FieldElement")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage("org.bouncycastle.math..", "org.bouncycastle.crypto.signers..")),
            new Rule(
                    "randomness is handed in",
                    resideOutsideOfPackage("org.postern.crypto.jca.."),
                    150,
                    noClasses()
                            .that(resideOutsideOfPackage("org.postern.crypto.jca.."))
                            .should()
                            .callConstructor(java.security.SecureRandom.class)),
            new Rule(
                    "both ends of a connection are bytes and events: they neither wait nor ask for the time",
                    ENGINES,
                    100,
                    noClasses()
                            .that(ENGINES)
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage("java.util.concurrent..")
                            .orShould()
                            .callMethod(System.class, "nanoTime")
                            .orShould()
                            .callMethod(System.class, "currentTimeMillis")),
            new Rule(
                    "the server's end knows neither the client's nor who waits",
                    SERVER,
                    30,
                    noClasses()
                            .that(SERVER)
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage("org.postern.transport.client", "org.postern.transport.blocking")),
            new Rule(
                    "the client's end knows neither the server's nor who waits",
                    CLIENT,
                    30,
                    noClasses()
                            .that(CLIENT)
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage("org.postern.transport.server", "org.postern.transport.blocking")));

    /** The packages there are: a new one is to be seen by the rules above, and one that has moved not to slip from them. */
    @Test
    void seesEveryPackage() {
        assertEquals(
                List.of(
                        "org.postern.crypto",
                        "org.postern.crypto.container",
                        "org.postern.crypto.ec",
                        "org.postern.crypto.ecies",
                        "org.postern.crypto.hd",
                        "org.postern.crypto.jca",
                        "org.postern.crypto.kdf",
                        "org.postern.crypto.primitive",
                        "org.postern.crypto.srp",
                        "org.postern.crypto.text",
                        "org.postern.crypto.vrf",
                        "org.postern.pson",
                        "org.postern.transport",
                        "org.postern.transport.blocking",
                        "org.postern.transport.client",
                        "org.postern.transport.message",
                        "org.postern.transport.record",
                        "org.postern.transport.server"),
                CLASSES.stream()
                        .map(JavaClass::getPackageName)
                        .distinct()
                        .sorted()
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> holds() {
        return RULES.stream().map(Rule::test);
    }
}
