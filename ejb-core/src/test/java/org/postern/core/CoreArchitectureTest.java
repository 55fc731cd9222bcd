package org.postern.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

@AnalyzeClasses(packages = "org.postern.core", importOptions = DoNotIncludeTests.class)
class CoreArchitectureTest {
    private static final Pattern INSIDE = Pattern.compile("org\\.postern\\.core\\.(\\w+)\\.(control|entity)");

    @ArchTest
    static final ArchRule subjectsTalkThroughBoundariesOnly = classes().should(new StayOutOfOthers());

    @ArchTest
    static final ArchRule subjectsFormNoCircle =
            slices().matching("org.postern.core.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingKnowsTheWeb = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.servlet..", "jakarta.ws.rs..", "jakarta.websocket..", "org.postern.api..", "com.vaadin..");

    @ArchTest
    static final ArchRule serverNeedsNoClient =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.postern.client..");

    @ArchTest
    static final ArchRule databaseIsSpokenToBelowBoundaries = noClasses()
            .that()
            .resideInAPackage("..boundary..")
            // A nonce is checked by its one statement; there is nothing below it.
            .and()
            .resideOutsideOfPackage("..freshness..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "jakarta.persistence..");

    @ArchTest
    static final ArchRule nothingPrints = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    /** Control and entity belong to their subject. */
    private static final class StayOutOfOthers extends ArchCondition<JavaClass> {
        StayOutOfOthers() {
            super("use control and entity of their own subject only");
        }

        @Override
        public void check(JavaClass item, ConditionEvents events) {
            for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
                Matcher inside = INSIDE.matcher(dependency.getTargetClass().getPackageName());
                if (inside.matches()
                        && !item.getPackageName().startsWith("org.postern.core." + inside.group(1) + ".")) {
                    events.add(SimpleConditionEvent.violated(item, dependency.getDescription()));
                }
            }
        }
    }
}
