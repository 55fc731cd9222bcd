package org.postern.protocol.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.invoke.MethodHandles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.protocol.ErrorCode;

/** Closed objects (api.md §3, "Validation rules that apply everywhere"). */
class RecordWireTest {
    record Inner(long number) {
        static final RecordWire<Inner> WIRE = RecordWire.of(MethodHandles.lookup(), Inner.class)
                .with("number", Wires.named(ErrorCode.INVALID_MID, Wires.integer(1, 9)))
                .build();
    }

    record Sample(String name, Inner inner, Optional<String> note) {
        static final RecordWire<Sample> WIRE = RecordWire.of(MethodHandles.lookup(), Sample.class)
                .with("name", Wires.text(1, 5))
                .with("inner", Inner.WIRE)
                .optional("note", Wires.text(0, 5))
                .build();
    }

    record Result(String name) {
        static final RecordWire<Result> WIRE = RecordWire.of(MethodHandles.lookup(), Result.class)
                .with("name", Wires.text(1, 5))
                .open()
                .build();
    }

    record Nothing() {
        static final RecordWire<Nothing> WIRE =
                RecordWire.of(MethodHandles.lookup(), Nothing.class).build();
    }

    record Even(long number) {
        static final RecordWire<Even> WIRE = RecordWire.of(MethodHandles.lookup(), Even.class)
                .with("number", Wires.integer(0, 9))
                .build();

        Even {
            if (number % 2 != 0) {
                throw new IllegalArgumentException("Expected an even number");
            }
        }
    }

    private static Map<String, @Nullable Object> sample() {
        Map<String, @Nullable Object> sample = new HashMap<>();
        sample.put("name", "a");
        sample.put("inner", Map.of("number", 3L));
        return sample;
    }

    private static Map<String, @Nullable Object> with(String member, @Nullable Object value) {
        Map<String, @Nullable Object> changed = sample();
        changed.put(member, value);
        return changed;
    }

    private static Map<String, @Nullable Object> without(String member) {
        Map<String, @Nullable Object> changed = sample();
        changed.remove(member);
        return changed;
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("unknown member", with("other", 1L), "other -> Unexpected member", 0x1F),
                Arguments.of("missing member", without("name"), "name -> Expected text", 0x1F),
                Arguments.of("null member", with("name", null), "name -> Expected text, found null", 0x1F),
                Arguments.of("optional member that is null", with("note", null), "note -> Expected text", 0x1F),
                Arguments.of("optional member of another kind", with("note", 1L), "note -> Expected text", 0x1F),
                Arguments.of("text for an object", with("inner", "x"), "inner -> Expected an object, found text", 0x1F),
                Arguments.of("list for an object", with("inner", List.of(1L)), "inner -> Expected an object", 0x1F),
                Arguments.of(
                        "empty list for an object with members", with("inner", List.of()), "inner -> number", 0x2A),
                Arguments.of("unknown member inside", with("inner", Map.of("number", 1L, "x", 1L)), "inner -> x", 0x1F),
                Arguments.of(
                        "value out of range",
                        with("inner", Map.of("number", 0L)),
                        "inner -> number -> Expected 1 to 9, found 0",
                        0x2A));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refuses(String name, Map<String, Object> object, String message, int code) {
        Malformed refusal = assertThrows(Malformed.class, () -> Sample.WIRE.read(object, Limits.STRICT), name);
        String found = String.valueOf(refusal.getMessage());
        assertEquals(message, found.substring(0, Math.min(message.length(), found.length())));
        assertEquals(code, refusal.code().code());
    }

    @Test
    void readsWithAndWithoutOptionalMembers() throws Malformed {
        Sample without = Sample.WIRE.read(sample(), Limits.STRICT);
        assertEquals(new Sample("a", new Inner(3), Optional.empty()), without);
        assertEquals(sample(), Sample.WIRE.write(without));
        Sample with = Sample.WIRE.read(with("note", "n"), Limits.STRICT);
        assertEquals(Optional.of("n"), with.note());
        assertEquals(with("note", "n"), Sample.WIRE.write(with));
    }

    @Test
    void writesMembersInTheOrderOfTheirDeclaration() {
        Map<String, Object> written = Sample.WIRE.write(new Sample("a", new Inner(1), Optional.of("n")));
        assertEquals(List.of("name", "inner", "note"), List.copyOf(written.keySet()));
    }

    @Test
    void takesAnEmptyListForAnEmptyObject() throws Malformed {
        assertEquals(new Nothing(), Nothing.WIRE.read(List.of(), Limits.STRICT));
        assertEquals(new Nothing(), Nothing.WIRE.read(Map.of(), Limits.STRICT));
        assertThrows(Malformed.class, () -> Nothing.WIRE.read(null, Limits.STRICT));
        assertThrows(Malformed.class, () -> Nothing.WIRE.read(Map.of("x", 1L), Limits.STRICT));
    }

    @Test
    void ignoresUnknownMembersOfResults() throws Malformed {
        assertEquals(new Result("a"), Result.WIRE.read(Map.of("name", "a", "later", 1L), Limits.STRICT));
    }

    @Test
    void reportsWhatTheRecordItselfRefuses() {
        Malformed refusal = assertThrows(Malformed.class, () -> Even.WIRE.read(Map.of("number", 3L), Limits.STRICT));
        assertEquals("Expected an even number", refusal.getMessage());
    }

    @Test
    void doesNotStartWithMembersThatAreNotTheRecords() {
        assertThrows(
                AssertionError.class,
                () -> RecordWire.of(MethodHandles.lookup(), Inner.class).with("nombre", Wires.integer(0, 1)));
        assertThrows(
                AssertionError.class,
                () -> RecordWire.of(MethodHandles.lookup(), Inner.class).build());
    }
}
