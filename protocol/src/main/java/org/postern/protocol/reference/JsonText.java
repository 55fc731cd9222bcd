package org.postern.protocol.reference;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as JSON that people read: a member or an entry a line. Bytes, which JSON has not, stand as their number. */
final class JsonText {
    private final StringBuilder out = new StringBuilder();
    private final int maxText;

    private JsonText(int maxText) {
        this.maxText = maxText;
    }

    static String of(@Nullable Object value) {
        return cut(value, Integer.MAX_VALUE);
    }

    /** The same with texts longer than {@code maxText} cut off. */
    static String cut(@Nullable Object value, int maxText) {
        JsonText text = new JsonText(maxText);
        text.value(value, "\n");
        return text.out.toString();
    }

    private void value(@Nullable Object value, String line) {
        switch (value) {
            case null -> out.append("null");
            case String text -> string(text);
            case byte[] bytes -> out.append('<').append(bytes.length).append(" bytes>");
            case List<?> list -> list(list, line);
            case Map<?, ?> map -> object(map, line);
            default -> out.append(value);
        }
    }

    private void object(Map<?, ?> map, String line) {
        out.append('{');
        for (Iterator<? extends Map.Entry<?, ?>> members = map.entrySet().iterator(); members.hasNext(); ) {
            Map.Entry<?, ?> member = members.next();
            out.append(line).append("  ");
            string(String.valueOf(member.getKey()));
            out.append(": ");
            value(member.getValue(), line + "  ");
            out.append(members.hasNext() ? "," : line);
        }
        out.append('}');
    }

    private void list(List<?> list, String line) {
        out.append('[');
        for (Iterator<?> entries = list.iterator(); entries.hasNext(); ) {
            out.append(line).append("  ");
            value(entries.next(), line + "  ");
            out.append(entries.hasNext() ? "," : line);
        }
        out.append(']');
    }

    private void string(String text) {
        String shown = text.length() <= maxText ? text : text.substring(0, maxText) + "…";
        out.append('"')
                .append(shown.replace("\\", "\\\\").replace("\"", "\\\""))
                .append('"');
    }
}
