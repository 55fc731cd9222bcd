package org.postern.protocol.reference;

import java.util.Locale;
import org.postern.protocol.schema.Bound;
import org.postern.protocol.schema.Bytes;
import org.postern.protocol.schema.Constant;
import org.postern.protocol.schema.Covering;
import org.postern.protocol.schema.Decimal;
import org.postern.protocol.schema.Encoding;
import org.postern.protocol.schema.Flag;
import org.postern.protocol.schema.ListOf;
import org.postern.protocol.schema.MapOf;
import org.postern.protocol.schema.Named;
import org.postern.protocol.schema.OneOf;
import org.postern.protocol.schema.OrNull;
import org.postern.protocol.schema.OrText;
import org.postern.protocol.schema.RecordSchema;
import org.postern.protocol.schema.Schema;
import org.postern.protocol.schema.Text;
import org.postern.protocol.schema.Whole;
import org.postern.protocol.schema.Words;

/** A schema in the words of the type table (api.md §3), for one cell of a table. */
final class Describing {
    private Describing() {}

    /** Named types by their name, objects as such: their members have lines of their own. */
    static String of(Schema<?> schema) {
        return switch (schema) {
            case Named<?> named ->
                "[" + named.name() + "](types.md#" + named.name().toLowerCase(Locale.ROOT) + ")";
            case Text<?> text -> text(text);
            case Whole whole -> "integer " + whole.min() + ".." + most(whole.max());
            case Decimal _ -> "text of 1.." + Decimal.MAX_DIGITS + " decimal digits";
            case Flag _ -> "boolean";
            case Bytes bytes -> bytes(bytes);
            case ListOf<?> list -> list(list);
            case MapOf<?, ?> map -> "map " + of(map.key()) + " → " + of(map.value());
            case RecordSchema<?> object -> object.members().isEmpty() ? "`{}`" : "object";
            case OneOf<?> _ -> "object of one of these forms";
            case Words<?> words -> words(words);
            case Constant<?> constant -> code(constant.text());
            case OrNull<?> orNull -> of(orNull.inner()) + " or null";
            case OrText<?> orText -> of(orText.inner()) + " or " + code(orText.none());
            case Covering<?, ?> _ -> "object";
        };
    }

    private static String text(Text<?> text) {
        String length = "text of " + text.min() + ".." + text.max() + " characters";
        return text.format().says().isEmpty()
                ? length
                : length + ": " + text.format().says();
    }

    private static String bytes(Bytes bytes) {
        String encoding = bytes.encoding() == Encoding.BINARY
                ? ""
                : " as " + bytes.encoding().name().toLowerCase(Locale.ROOT);
        return bytes.min() + ".." + bound(bytes.max()) + " bytes" + encoding;
    }

    private static String list(ListOf<?> list) {
        String count = list.min() + ".." + bound(list.max());
        return "list of " + count + " × " + of(list.entry()) + (list.distinct() ? ", each once" : "");
    }

    private static String words(Words<?> words) {
        return words.words().keySet().stream()
                .sorted()
                .map(Describing::code)
                .reduce((some, more) -> some + ", " + more)
                .orElseThrow();
    }

    private static String bound(Bound bound) {
        return switch (bound) {
            case Bound.Fixed(int count) -> most(count);
            case Bound.Announced(var name) -> "`" + name.text() + "`";
        };
    }

    private static String most(long max) {
        return max == Integer.MAX_VALUE ? "" : String.valueOf(max);
    }

    private static String code(String text) {
        return "`\"" + text + "\"`";
    }
}
