package org.postern.protocol.directory.lookup;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.postern.protocol.directory.lookup.Directories.RANDOM;
import static org.postern.protocol.directory.lookup.Directories.START;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.protocol.directory.EntryName;
import org.postern.protocol.directory.write.Database;

/** Every value of an answer is changed in turn; anything thrown fails the test. */
@DisplayName("an answer that was changed")
class LookupMutationTest {
    private static final EntryName U3 = EntryName.of("user:u3");
    private static final EntryName NOBODY = EntryName.of("user:nobody");
    private static final long NOW = START + 2_000;
    private static final List<@Nullable Object> NONSENSE = nonsense();

    static List<Directories.Named> directories() {
        return Directories.filled(9);
    }

    private static List<@Nullable Object> nonsense() {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(null);
        values.add(-1L);
        values.add(Long.MAX_VALUE);
        values.add(264L);
        values.add(0.5);
        values.add(true);
        values.add("");
        values.add("text");
        values.add(new byte[0]);
        values.add(new byte[32]);
        values.add(new byte[300_000]);
        values.add(List.of());
        values.add(List.of(1L));
        values.add(Map.of());
        values.add(Map.of("hash", 1L));
        return values;
    }

    private static LookupVerdict verify(Database database, EntryName name, @Nullable Object answer) {
        return new LookupCheck(Optional.of(database.server()), database::knows)
                .verify(LookupQuestion.whole(name), answer, NOW);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("directories")
    @DisplayName("K-07.3 in any one byte of header, path, leaf, container or signature is refused")
    void inOneByteIsRefused(Directories.Named named) {
        Database database = named.database();
        for (EntryName name : List.of(U3, NOBODY)) {
            Map<String, @Nullable Object> answer =
                    copy(database.answer(name, RANDOM).write());
            answer.remove("serverKeystore");
            List<byte[]> all = new ArrayList<>();
            collect(answer, all);
            answer.put("serverKeystore", database.server().encode());
            assertFalse(verify(database, name, answer) instanceof LookupVerdict.Refused);
            int tried = 0;
            for (byte[] value : all) {
                for (int i = 0; i < value.length; i++) {
                    value[i] ^= (byte) (1 << i % 8);
                    int at = i;
                    LookupVerdict verdict = verify(database, name, answer);
                    assertInstanceOf(
                            LookupVerdict.Refused.class,
                            verdict,
                            () -> "octet " + at + " of one of " + value.length + ": " + verdict);
                    value[i] ^= (byte) (1 << i % 8);
                    tried++;
                }
            }
            assertTrue(tried > 300, "changed " + tried);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("directories")
    void inAnyNumberOrTextIsRefused(Directories.Named named) {
        Database database = named.database();
        Map<String, @Nullable Object> answer = copy(database.answer(U3, RANDOM).write());
        each(answer, map -> {
            for (String member : List.copyOf(map.keySet())) {
                Object value = map.get(member);
                if (value instanceof Long number) {
                    map.put(member, number + 1);
                    assertInstanceOf(LookupVerdict.Refused.class, verify(database, U3, answer), member);
                    map.put(member, number - 1);
                    assertInstanceOf(LookupVerdict.Refused.class, verify(database, U3, answer), member);
                } else if (value instanceof String text) {
                    map.put(member, text + "x");
                    assertInstanceOf(LookupVerdict.Refused.class, verify(database, U3, answer), member);
                }
                map.put(member, value);
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("directories")
    void intoNonsenseIsRefused(Directories.Named named) {
        Database database = named.database();
        Map<String, @Nullable Object> answer = copy(database.answer(U3, RANDOM).write());
        each(answer, map -> {
            for (String member : List.copyOf(map.keySet())) {
                Object value = map.get(member);
                // An empty nonce may be missing, and the pinned keystore is used instead of the one sent.
                if (member.equals("nonce") || member.equals("serverKeystore")) {
                    continue;
                }
                for (Object wrong : NONSENSE) {
                    if (Objects.equals(wrong, value)) {
                        continue;
                    }
                    map.put(member, wrong);
                    assertInstanceOf(
                            LookupVerdict.Refused.class, verify(database, U3, answer), () -> member + " " + wrong);
                }
                map.remove(member);
                assertInstanceOf(LookupVerdict.Refused.class, verify(database, U3, answer), member);
                map.put(member, value);
            }
        });
        NONSENSE.forEach(wrong -> assertInstanceOf(LookupVerdict.Refused.class, verify(database, U3, wrong)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("directories")
    void byALongPathIsRefusedBeforeAnythingIsHashed(Directories.Named named) {
        Database database = named.database();
        Map<String, @Nullable Object> answer = copy(database.answer(U3, RANDOM).write());
        List<Object> path = new ArrayList<>();
        for (int i = 0; i < 266; i++) {
            path.add(Map.of("hash", new byte[32], "auth", (long) Math.max(0, 264 - i)));
        }
        answer.put("path", path);
        assertTrue(verify(database, U3, answer) instanceof LookupVerdict.Refused(LookupFault fault)
                && fault == LookupFault.MALFORMED);
        answer.put("path", List.of());
        assertTrue(verify(database, U3, answer) instanceof LookupVerdict.Refused(LookupFault fault)
                && fault == LookupFault.PATH_END);
    }

    /** A deep copy whose maps and lists may be changed. */
    private static Map<String, @Nullable Object> copy(Map<?, ?> map) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        map.forEach((key, value) -> out.put((String) key, copied(value)));
        return out;
    }

    private static @Nullable Object copied(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> copy(map);
            case List<?> list ->
                new ArrayList<>(list.stream().map(LookupMutationTest::copied).toList());
            case byte[] bytes -> bytes.clone();
            default -> value;
        };
    }

    private static void collect(@Nullable Object value, List<byte[]> into) {
        switch (value) {
            case Map<?, ?> map -> map.values().forEach(v -> collect(v, into));
            case List<?> list -> list.forEach(v -> collect(v, into));
            case byte[] bytes -> into.add(bytes);
            case null, default -> {}
        }
    }

    @SuppressWarnings("unchecked") // copy makes no other
    private static void each(@Nullable Object value, Consumer<Map<String, @Nullable Object>> change) {
        switch (value) {
            case Map<?, ?> map -> {
                change.accept((Map<String, @Nullable Object>) map);
                map.values().forEach(v -> each(v, change));
            }
            case List<?> list -> list.forEach(v -> each(v, change));
            case null, default -> {}
        }
    }
}
