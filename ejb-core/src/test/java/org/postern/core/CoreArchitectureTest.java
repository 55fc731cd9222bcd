package org.postern.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.InetAddress;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

@AnalyzeClasses(packages = "org.postern.core", importOptions = DoNotIncludeTests.class)
class CoreArchitectureTest {
    private static final Pattern INSIDE = Pattern.compile("org\\.postern\\.core\\.(\\w+)\\.(control|entity)");

    @ArchTest
    static final ArchRule subjectsTalkThroughBoundariesOnly = classes().should(new StayOutOfOthers());

    @ArchTest
    static final ArchRule subjectsFormNoCircle =
            slices().matching("org.postern.core.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule boundariesAreUsedFromOutsideAndAbove = classes().should(new StayBelowTheirBoundary());

    @ArchTest
    static void theRulesSeeEveryClass(JavaClasses classes) {
        assertTrue(classes.size() >= 170, "expected the classes of this module, saw " + classes.size());
    }

    @ArchTest
    static final ArchRule packagesOfASubjectFormNoCircle =
            slices().matching("org.postern.core.(**)").should().beFreeOfCycles();

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
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "jakarta.persistence..");

    @ArchTest
    static final ArchRule portsAreUsedNotWhatImplementsThem = noClasses()
            .that()
            .resideOutsideOfPackages("..local..", "..postgres..", "..file..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.postern.core..local..", "org.postern.core..postgres..", "org.postern.core..file..");

    @ArchTest
    static final ArchRule addressesAreReadInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage("org.postern.core.network..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("inet.ipaddr..");

    @ArchTest
    static final ArchRule namesAreNotLookedUp = noClasses()
            .should()
            .callMethod(InetAddress.class, "getByName", String.class)
            .orShould()
            .callMethod(InetAddress.class, "getAllByName", String.class);

    /**
     * Who asks for the time of day, which anybody may set; all else goes by the uptime. What is new here needs one of these reasons,
     * and never expires by it.
     */
    private static final Set<String> ASKING_THE_TIME_OF_DAY = Set.of(
            // To compare it with times that callers sign.
            "freshness.boundary.Nonces",
            "mailbox.control.SinkAccess",
            // Until which a value counts that rows keep over restarts.
            "expiry.CautiousClock",
            // Dates that rows and files keep, and people see.
            "account.control.AccountCreation",
            "account.control.AccountRecords",
            "account.control.Invitations",
            "account.control.LoginAccounts",
            "admin.boundary.LocalRequests",
            "admin.control.SetUp",
            "admin.control.SetUpLinks",
            "identity.file.FileIdentity",
            "identity.file.FileServerKeystore",
            "mailbox.control.Delivery",
            "mailbox.control.MessageDeletion",
            "mailbox.control.SinkCreation",
            "mailbox.entity.MailboxRows",
            "storage.boundary.BlockPurge",
            "storage.boundary.StrayBlockPurge",
            "storage.control.DescriptorWriting",
            // What makes clocks, and sees when one is set.
            "expiry.ClockChange",
            "expiry.ClockWatch",
            "expiry.Uptime",
            "start.Resources");

    @ArchTest
    static void expiryGoesByUptime(JavaClasses classes) {
        Set<String> asking = classes.stream()
                .filter(CoreArchitectureTest::asksTheTimeOfDay)
                .map(item -> item.getName()
                        .replaceFirst("^org\\.postern\\.core\\.", "")
                        .replaceFirst("\\$.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(ASKING_THE_TIME_OF_DAY), asking);
    }

    private static boolean asksTheTimeOfDay(JavaClass item) {
        return item.getDirectDependenciesFromSelf().stream()
                        .map(Dependency::getTargetClass)
                        .anyMatch(target -> target.isEquivalentTo(InstantSource.class)
                                || target.isEquivalentTo(Clock.class)
                                || target.isEquivalentTo(Date.class))
                || item.getMethodCallsFromSelf().stream()
                        .map(call -> call.getTarget())
                        .anyMatch(target -> target.getName().equals("currentTimeMillis")
                                || (target.getName().equals("now")
                                        && target.getOwner().getPackageName().equals("java.time")));
    }

    @ArchTest
    static final ArchRule nothingPrints = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    /** Boundary is for others; what control and entity share with others has its place beside the three. */
    private static final class StayBelowTheirBoundary extends ArchCondition<JavaClass> {
        StayBelowTheirBoundary() {
            super("not use the boundary of their own subject from control or entity");
        }

        @Override
        public void check(JavaClass item, ConditionEvents events) {
            Matcher inside = INSIDE.matcher(item.getPackageName());
            if (!inside.matches()) {
                return;
            }
            String boundary = "org.postern.core." + inside.group(1) + ".boundary";
            for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
                if (dependency.getTargetClass().getPackageName().equals(boundary)) {
                    events.add(SimpleConditionEvent.violated(item, dependency.getDescription()));
                }
            }
        }
    }

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
