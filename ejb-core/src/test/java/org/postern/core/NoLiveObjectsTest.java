package org.postern.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.core.call.Watcher;
import org.postern.core.expiry.ExpiringMap;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.srp.SrpServer;

/** What the memory of a server keeps behind its ports could be written down, and so be told to another node. */
class NoLiveObjectsTest {
    private static final Set<Class<?>> PLAIN = Set.of(
            String.class,
            Integer.class,
            Long.class,
            Boolean.class,
            BigInteger.class,
            Instant.class,
            byte[].class,
            long[].class,
            // A key has a text, and is read from it again.
            EcPublicKey.class,
            EcPrivateKey.class);

    private static final Set<Class<?>> COLLECTIONS = Set.of(List.class, Set.class, Map.class, Optional.class);

    private static boolean canBeWritten(Type type) {
        if (type instanceof ParameterizedType generic) {
            return COLLECTIONS.contains(generic.getRawType())
                    && Arrays.stream(generic.getActualTypeArguments()).allMatch(NoLiveObjectsTest::canBeWritten);
        }
        if (!(type instanceof Class<?> single)) {
            return false;
        }
        if (single.isSealed()) {
            return Arrays.stream(single.getPermittedSubclasses()).allMatch(NoLiveObjectsTest::canBeWritten);
        }
        return single.isPrimitive()
                || single.isEnum()
                || PLAIN.contains(single)
                || (single.isRecord()
                        && Arrays.stream(single.getRecordComponents())
                                .map(RecordComponent::getGenericType)
                                .allMatch(NoLiveObjectsTest::canBeWritten));
    }

    private static List<Field> memories() {
        return new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("org.postern.core").stream()
                        .filter(found -> found.getPackageName().endsWith(".local"))
                        .map(JavaClass::reflect)
                        .flatMap(found -> Stream.of(found.getDeclaredFields()))
                        .filter(field ->
                                Map.class.isAssignableFrom(field.getType()) || field.getType() == ExpiringMap.class)
                        .toList();
    }

    @Test
    void everyMemoryKeepsWhatCanBeWrittenDown() {
        Set<String> names = new TreeSet<>();
        for (Field memory : memories()) {
            names.add(memory.getDeclaringClass().getSimpleName() + "." + memory.getName());
            for (Type kept : ((ParameterizedType) memory.getGenericType()).getActualTypeArguments()) {
                assertTrue(canBeWritten(kept), memory + " keeps " + kept.getTypeName());
            }
        }
        assertEquals(
                Set.of(
                        "LocalGuessTraces.familiar",
                        "LocalGuessTraces.tries",
                        "LocalLoginTraces.addressFailures",
                        "LocalLoginTraces.familiar",
                        "LocalLoginTraces.pairFailures",
                        "LocalLoginTraces.refusedAddresses",
                        "LocalLoginTraces.sharedTries",
                        "LocalLoginTraces.sinceLogin",
                        "LocalLoginTraces.subjectFailures",
                        "LocalPendingLogins.pending",
                        "LocalReadValues.values",
                        "LocalSessions.places",
                        "LocalWatchIndex.bySink",
                        "LocalWatchIndex.byStream",
                        "TicketHome.batches",
                        "TicketHome.oldestFirst"),
                names);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(classes = {SrpServer.class, Watcher.class, Runnable.class, Thread.class, WithLiveObject.class})
    void liveObjectsAreTold(Class<?> live) {
        assertFalse(canBeWritten(live));
    }

    private record WithLiveObject(String name, List<Optional<Watcher>> watchers) {}
}
