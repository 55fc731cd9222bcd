package org.postern.protocol.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
class RecordSchemaTest {
    private static final TypeTable TABLE = new TypeTable() {
        @Override
        public Optional<Schema<?>> byName(String name) {
            return name.equals("mid")
                    ? Optional.of(new Named<>("mid", Optional.of(ErrorCode.INVALID_MID), Schema.whole(1, 9)))
                    : Optional.empty();
        }

        @Override
        public Optional<Schema<?>> byJavaType(String javaType) {
            return javaType.equals(Locale.class.getName())
                    ? Optional.of(new Text<>(2, 2, Format.of("two letters", List.of("en"), Locale::of)))
                    : Optional.empty();
        }
    };

    private static <R extends Record> RecordSchema<R> schema(Class<R> type) {
        return new Derivation(TABLE).record(type);
    }

    record Inner(@Is("mid") long number) {}

    record Sample(@Chars(min = 1, max = 5) String name, Inner inner, Optional<@Chars(max = 5) String> note) {}

    @Open
    record Result(@Chars(min = 1, max = 5) String name) {}

    record Nothing() {}

    record Even(@Range(max = 9) long number) {
        Even {
            if (number % 2 != 0) {
                throw new IllegalArgumentException("Expected an even number");
            }
        }
    }

    private static final RecordSchema<Sample> SAMPLE = schema(Sample.class);
    private static final RecordSchema<Nothing> NOTHING = schema(Nothing.class);

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
        Malformed refusal = assertThrows(Malformed.class, () -> SAMPLE.read(object, Limits.STRICT), name);
        String found = String.valueOf(refusal.getMessage());
        assertEquals(message, found.substring(0, Math.min(message.length(), found.length())));
        assertEquals(code, refusal.code().code());
    }

    @Test
    void readsWithAndWithoutOptionalMembers() throws Malformed {
        Sample without = SAMPLE.read(sample(), Limits.STRICT);
        assertEquals(new Sample("a", new Inner(3), Optional.empty()), without);
        assertEquals(sample(), SAMPLE.write(without));
        Sample with = SAMPLE.read(with("note", "n"), Limits.STRICT);
        assertEquals(Optional.of("n"), with.note());
        assertEquals(with("note", "n"), SAMPLE.write(with));
    }

    @Test
    void writesMembersInTheOrderOfTheirDeclaration() {
        Map<String, Object> written = SAMPLE.write(new Sample("a", new Inner(1), Optional.of("n")));
        assertEquals(List.of("name", "inner", "note"), List.copyOf(written.keySet()));
    }

    @Test
    void takesAnEmptyListForAnEmptyObject() throws Malformed {
        assertEquals(new Nothing(), NOTHING.read(List.of(), Limits.STRICT));
        assertEquals(new Nothing(), NOTHING.read(Map.of(), Limits.STRICT));
        assertThrows(Malformed.class, () -> NOTHING.read(null, Limits.STRICT));
        assertThrows(Malformed.class, () -> NOTHING.read(Map.of("x", 1L), Limits.STRICT));
    }

    @Test
    void ignoresUnknownMembersOfResults() throws Malformed {
        assertEquals(new Result("a"), schema(Result.class).read(Map.of("name", "a", "later", 1L), Limits.STRICT));
    }

    @Test
    void reportsWhatTheRecordItselfRefuses() {
        Malformed refusal =
                assertThrows(Malformed.class, () -> schema(Even.class).read(Map.of("number", 3L), Limits.STRICT));
        assertEquals("Expected an even number", refusal.getMessage());
    }

    enum Colour {
        RED,
        DARK_BLUE
    }

    sealed interface Shape {
        @Form("circle")
        record Circle(@Range(max = 9) long radius) implements Shape {}

        @Form("point")
        record Point() implements Shape {}
    }

    @SuppressWarnings("ArrayRecordComponent") // only written and read
    record Everything(
            boolean flag,
            Locale language,
            Colour colour,
            Shape shape,
            @Count(min = 1, max = 2) List<@Chars(max = 3) String> list,
            @UpTo(Limits.Name.MESSAGE_BULK) List<Inner> inners,
            Map<@Chars(max = 3) String, @Base64Bytes(max = 2) byte[]> bytes,
            @Absent(Absent.As.NULL) Optional<@Range(max = 9) Long> number,
            @Absent(Absent.As.EMPTY_TEXT) Optional<Locale> other,
            Optional<Inner> inner) {}

    private static Map<String, @Nullable Object> everything() {
        Map<String, @Nullable Object> all = new HashMap<>();
        all.put("flag", true);
        all.put("language", "en");
        all.put("colour", "DARK_BLUE");
        all.put("shape", Map.of("type", "circle", "radius", 3L));
        all.put("list", List.of("a"));
        all.put("inners", List.of(Map.of("number", 2L)));
        all.put("bytes", Map.of("k", "AAA="));
        all.put("number", null);
        all.put("other", "");
        all.put("inner", Map.of("number", 1L));
        return all;
    }

    @Test
    void javaTypeDecidesTheSchema() throws Malformed {
        RecordSchema<Everything> schema = schema(Everything.class);
        Everything read = schema.read(everything(), Limits.STRICT);
        assertEquals(Locale.of("en"), read.language());
        assertEquals(new Shape.Circle(3), read.shape());
        assertEquals(Optional.empty(), read.number());
        assertEquals(Optional.of(new Inner(1)), read.inner());
        assertEquals(everything(), schema.write(read));
    }

    static Stream<Arguments> bounds() {
        return Stream.of(
                Arguments.of("list", List.of()),
                Arguments.of("list", List.of("a", "a", "a")),
                Arguments.of("list", List.of("aaaa")),
                Arguments.of("inners", Collections.nCopies(101, Map.of("number", 2L))),
                Arguments.of("bytes", Map.of("k", "AAAA")),
                Arguments.of("shape", Map.of("type", "square")),
                Arguments.of("shape", Map.of("type", "point", "radius", 3L)),
                Arguments.of("colour", "BLUE"),
                Arguments.of("number", 10L),
                Arguments.of("other", "eng"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("bounds")
    void annotationsBoundIt(String member, Object value) {
        Map<String, @Nullable Object> changed = everything();
        changed.put(member, value);
        assertThrows(Malformed.class, () -> schema(Everything.class).read(changed, Limits.STRICT));
    }

    record BareText(String name) {}

    record BareNumber(Optional<Long> number) {}

    record BareList(List<Inner> inners) {}

    record BareEntries(@Count(max = 3) List<String> names) {}

    record Unknown(@Is("nosuch") String name) {}

    record Endless(Optional<Endless> next) {}

    static Stream<Arguments> undecided() {
        return Stream.of(
                Arguments.of(
                        BareText.class,
                        "BareText.name: Expected a type or an annotation that decides its schema,"
                                + " found java.lang.String without an annotation that says which"),
                Arguments.of(
                        BareNumber.class,
                        "BareNumber.number: Expected a type or an annotation that decides its"
                                + " schema, found java.lang.Long without an annotation that says which"),
                Arguments.of(
                        BareList.class,
                        "BareList.inners: Expected a type or an annotation that decides its"
                                + " schema, found a list without @Count or @UpTo"),
                Arguments.of(
                        BareEntries.class,
                        "BareEntries.names: Expected a type or an annotation that decides its"
                                + " schema, found java.lang.String without an annotation that says which"),
                Arguments.of(
                        Unknown.class,
                        "Unknown.name: Expected a type or an annotation that decides its schema,"
                                + " found no type nosuch in the type table"),
                Arguments.of(Endless.class, "Endless: Expected a record that does not contain itself"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("undecided")
    void componentWhoseSchemaIsNotDecidedEndsTheStart(Class<? extends Record> type, String message) {
        assertEquals(
                message,
                assertThrows(IllegalStateException.class, () -> schema(type)).getMessage());
    }
}
