package org.postern.protocol.reference;

import java.util.ArrayList;
import java.util.List;
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
import org.postern.protocol.schema.RecordSchema.Member;
import org.postern.protocol.schema.Schema;
import org.postern.protocol.schema.Text;
import org.postern.protocol.schema.Whole;
import org.postern.protocol.schema.Words;

/** The members of an object and of the objects in it, a line of a table each. */
final class Lines {
    private final List<String> lines = new ArrayList<>();

    private Lines() {}

    static List<String> of(Schema<?> schema) {
        Lines lines = new Lines();
        lines.inside(schema, "");
        return lines.lines;
    }

    /** Named types have their lines on the page of types. */
    private void inside(Schema<?> schema, String path) {
        switch (schema) {
            case RecordSchema<?> object -> object.members().forEach(member -> member(member, path));
            case OneOf<?> forms -> forms.forms().forEach(form -> form(form, path));
            case ListOf<?> list -> inside(list.entry(), entries(path, "[]"));
            case MapOf<?, ?> map -> inside(map.value(), entries(path, "{}"));
            case OrNull<?> orNull -> inside(orNull.inner(), path);
            case OrText<?> orText -> inside(orText.inner(), path);
            case Covering<?, ?> covering -> inside(covering.members(), path);
            case Named<?> _ -> {}
            case Text<?> _, Whole _, Decimal _, Flag _, Bytes _, Words<?> _, Constant<?> _ -> {}
        }
    }

    private void form(RecordSchema<?> form, String path) {
        lines.add("| `" + path + "type` | `\"" + form.form().orElseThrow() + "\"` | |");
        form.members().forEach(member -> member(member, path));
    }

    private void member(Member member, String path) {
        String name = path + member.name();
        lines.add("| `" + name + (member.optional() ? "?" : "") + "` | " + Describing.of(member.schema()) + " | "
                + member.says() + " |");
        inside(member.schema(), name.endsWith(".") ? name : name + ".");
    }

    private static String entries(String path, String mark) {
        return path.isEmpty() ? mark + "." : path.substring(0, path.length() - 1) + mark + ".";
    }
}
