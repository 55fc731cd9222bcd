package org.postern.appliance.incontainer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.postern.protocol.schema.Bytes;
import org.postern.protocol.schema.Constant;
import org.postern.protocol.schema.Covering;
import org.postern.protocol.schema.Decimal;
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

/** Well-formed values of a schema, made from nothing but the schema. */
final class SampleValues {
    private SampleValues() {}

    static Object of(Schema<?> schema) {
        return of(schema, 0);
    }

    /** The same; of whole numbers another for each index. */
    static Object of(Schema<?> schema, int index) {
        return switch (schema) {
            case Named<?> named -> of(named.inner(), index);
            case Text<?> text ->
                text.format().samples().isEmpty()
                        ? "x".repeat(text.min())
                        : text.format().samples().getFirst();
            case Whole whole -> Math.max(0, whole.min()) + index;
            case Decimal _ -> "1";
            case Flag _ -> true;
            case Bytes bytes -> bytes.encoding().encode(new byte[Math.max(1, bytes.min())]);
            case ListOf<?> list ->
                IntStream.range(0, Math.max(1, list.min()))
                        .mapToObj(i -> of(list.entry(), i))
                        .toList();
            case MapOf<?, ?> _ -> Map.of();
            case RecordSchema<?> object -> object(object);
            case OneOf<?> forms -> object(forms.forms().getFirst());
            case Words<?> words ->
                words.words().keySet().stream().sorted().findFirst().orElseThrow();
            case Constant<?> constant -> constant.text();
            case OrNull<?> orNull -> of(orNull.inner(), index);
            case OrText<?> orText -> of(orText.inner(), index);
            case Covering<?, ?> covering -> object(covering.members());
        };
    }

    /** Without its optional members. */
    static Map<String, Object> object(RecordSchema<?> schema) {
        Map<String, Object> object = new LinkedHashMap<>();
        schema.form().ifPresent(form -> object.put("type", form));
        for (RecordSchema.Member member : schema.members()) {
            if (!member.optional()) {
                object.put(member.name(), of(member.schema()));
            }
        }
        return object;
    }

    /** So many different entries. */
    static List<Object> entries(ListOf<?> list, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> of(list.entry(), list.distinct() ? i : 0))
                .toList();
    }
}
