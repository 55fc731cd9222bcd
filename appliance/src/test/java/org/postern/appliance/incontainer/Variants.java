package org.postern.appliance.incontainer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.protocol.schema.Bytes;
import org.postern.protocol.schema.Constant;
import org.postern.protocol.schema.Covering;
import org.postern.protocol.schema.Decimal;
import org.postern.protocol.schema.Encoding;
import org.postern.protocol.schema.Flag;
import org.postern.protocol.schema.Limits;
import org.postern.protocol.schema.ListOf;
import org.postern.protocol.schema.MapOf;
import org.postern.protocol.schema.Named;
import org.postern.protocol.schema.OneOf;
import org.postern.protocol.schema.OrNull;
import org.postern.protocol.schema.OrText;
import org.postern.protocol.schema.RecordSchema;
import org.postern.protocol.schema.RecordSchema.Member;
import org.postern.protocol.schema.Schema;
import org.postern.protocol.schema.Text;
import org.postern.protocol.schema.Whole;
import org.postern.protocol.schema.Words;

/**
 * Values on and beyond the bounds of a schema, and of other kinds: what may be wrong with each member of a call (api.md §3).
 */
final class Variants {
    private static final int UNBOUNDED = Integer.MAX_VALUE;

    private final List<Variant> all = new ArrayList<>();

    private Variants() {}

    /**
     * One value.
     *
     * @param path to what was varied, empty for the value itself; entries of lists are {@code []}
     * @param what in words
     * @param fits whether the schema takes it
     */
    record Variant(String path, String what, @Nullable Object value, boolean fits) {}

    static List<Variant> of(Schema<?> schema) {
        Variants variants = new Variants();
        variants.collect(schema);
        return variants.all;
    }

    private void collect(Schema<?> schema) {
        switch (schema) {
            case Named<?> named -> collect(named.inner());
            case Text<?> text -> text(text);
            case Whole whole -> whole(whole);
            case Decimal _ -> decimal();
            case Flag _ -> flag();
            case Bytes bytes -> bytes(bytes);
            case ListOf<?> list -> list(list);
            case MapOf<?, ?> _ -> wrong("text for an object", "x");
            case RecordSchema<?> object -> object(object);
            case OneOf<?> forms -> forms(forms);
            case Words<?> words -> {
                wrong("another word", "nosuch");
                wrong("a number for a word", 0L);
                words.words().keySet().forEach(word -> fit("the word " + word, word));
            }
            case Constant<?> constant -> {
                wrong("another text", constant.text() + "x");
                fit("the text", constant.text());
            }
            case OrNull<?> orNull -> {
                collect(orNull.inner());
                fit("null", null);
            }
            case OrText<?> orText -> {
                collect(orText.inner());
                fit("the text for none", orText.none());
            }
            case Covering<?, ?> covering -> object(covering.members());
        }
    }

    private void wrong(String what, Object value) {
        all.add(new Variant("", what, value, false));
    }

    private void fit(String what, @Nullable Object value) {
        all.add(new Variant("", what, value, true));
    }

    private void text(Text<?> text) {
        wrong("a number for text", 1L);
        wrong("the character U+0000", "\0".repeat(Math.max(1, text.min())));
        wrong("above the longest", "x".repeat(text.max() + 1));
        if (text.format().says().isEmpty()) {
            fit("the shortest", "x".repeat(text.min()));
            fit("the longest", "\u20AC".repeat(text.max()));
            if (text.min() > 0) {
                wrong("below the shortest", "x".repeat(text.min() - 1));
            }
        } else {
            wrong("text of another form", "\u0001");
            text.format().samples().forEach(sample -> fit("a text of its form, " + sample.length() + " long", sample));
        }
    }

    private void whole(Whole whole) {
        wrong("text for a number", "1");
        wrong("a fraction", 1.5);
        wrong("below the smallest", whole.min() - 1);
        wrong("above the largest", whole.max() + 1);
        fit("the smallest", whole.min());
        fit("the largest", whole.max());
    }

    private void decimal() {
        wrong("a number for decimal text", 1L);
        wrong("no digits", "");
        wrong("a sign", "-1");
        wrong("one digit too many", "1".repeat(Decimal.MAX_DIGITS + 1));
        fit("the smallest", "0");
        fit("the most digits", "1".repeat(Decimal.MAX_DIGITS));
    }

    private void flag() {
        wrong("text for true or false", "true");
        wrong("a number for true or false", 0L);
        fit("true", true);
        fit("false", false);
    }

    private void bytes(Bytes bytes) {
        int most = bytes.max().in(Limits.STRICT);
        wrong("a number for bytes", 1L);
        wrong("above the most bytes", bytes.encoding().encode(new byte[most + 1]));
        fit("the most bytes", bytes.encoding().encode(new byte[most]));
        fit("the least bytes", bytes.encoding().encode(new byte[bytes.min()]));
        if (bytes.min() > 0) {
            wrong("below the least bytes", bytes.encoding().encode(new byte[bytes.min() - 1]));
        }
        if (bytes.encoding() != Encoding.BINARY) {
            wrong("other characters", "?".repeat(4));
        }
    }

    private void list(ListOf<?> list) {
        int most = list.max().in(Limits.STRICT);
        wrong("text for a list", "x");
        if (most < UNBOUNDED) {
            wrong("above the most entries", SampleValues.entries(list, most + 1));
            fit("the most entries", SampleValues.entries(list, most));
        }
        fit("the least entries", SampleValues.entries(list, list.min()));
        if (list.min() > 0) {
            wrong("below the least entries", SampleValues.entries(list, list.min() - 1));
        }
        if (list.distinct()) {
            Object entry = SampleValues.of(list.entry());
            wrong("an entry twice", List.of(entry, entry));
        }
        for (Variant entry : of(list.entry())) {
            if (entry.value != null) {
                all.add(new Variant("[]" + below(entry.path), entry.what, List.of(entry.value), entry.fits));
            }
        }
    }

    private static String below(String path) {
        return path.isEmpty() ? "" : "." + path;
    }

    private void forms(OneOf<?> forms) {
        wrong("text for an object", "x");
        wrong("an object of no form", Map.of("type", "nosuch"));
        wrong("an object without its type", Map.of());
        forms.forms().forEach(this::members);
    }

    private void object(RecordSchema<?> object) {
        wrong("text for an object", "x");
        members(object);
    }

    private void members(RecordSchema<?> object) {
        Map<String, Object> sample = SampleValues.object(object);
        Map<String, Object> more = new LinkedHashMap<>(sample);
        more.put("noSuchMember", 1L);
        wrong("an unknown member", more);
        for (Member member : object.members()) {
            if (!member.optional()) {
                Map<String, Object> less = new LinkedHashMap<>(sample);
                less.remove(member.name());
                all.add(new Variant(member.name(), "missing", less, false));
            }
            Schema<?> schema = member.schema();
            if (!(schema instanceof OrNull<?>)) {
                all.add(new Variant(member.name(), "null", with(sample, member.name(), null), false));
            }
            for (Variant value : of(member.schema())) {
                String mark = value.path.startsWith("[]") ? value.path : below(value.path);
                all.add(new Variant(
                        member.name() + mark, value.what, with(sample, member.name(), value.value), value.fits));
            }
        }
    }

    private static Map<String, @Nullable Object> with(Map<String, Object> sample, String name, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(sample);
        changed.put(name, value);
        return changed;
    }
}
