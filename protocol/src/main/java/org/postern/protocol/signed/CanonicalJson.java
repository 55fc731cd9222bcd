package org.postern.protocol.signed;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The canonical JSON of RFC 8785 over the PSON value model; binary values as base64 (decisions.md §1). */
public final class CanonicalJson {
    private final StringBuilder out = new StringBuilder();

    private CanonicalJson() {}

    public static String of(Map<String, ?> object) {
        CanonicalJson json = new CanonicalJson();
        json.object(object);
        return json.out.toString();
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case Boolean b -> out.append(b);
            case Long l -> out.append(l.longValue());
            case Double d -> number(d);
            case String s -> string(s);
            case byte[] bytes -> string(Base64.getEncoder().encodeToString(bytes));
            case List<?> list -> list(list);
            case Map<?, ?> map -> object(map);
            default -> throw new IllegalArgumentException("Expected a PSON value, found " + value.getClass());
        }
    }

    /** Members sorted by UTF-16 code units, which is the order of {@link String#compareTo}. */
    private void object(Map<?, ?> map) {
        TreeMap<String, Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
        out.append('{');
        String separator = "";
        for (Map.Entry<String, Object> member : sorted.entrySet()) {
            out.append(separator);
            string(member.getKey());
            out.append(':');
            value(member.getValue());
            separator = ",";
        }
        out.append('}');
    }

    private void list(List<?> list) {
        out.append('[');
        for (Iterator<?> items = list.iterator(); items.hasNext(); ) {
            value(items.next());
            if (items.hasNext()) {
                out.append(',');
            }
        }
        out.append(']');
    }

    private void string(String text) {
        out.append('"');
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw new IllegalArgumentException("Expected text of whole characters, found half a surrogate pair");
        }
        for (int i = 0; i < text.length(); i++) {
            character(text.charAt(i));
        }
        out.append('"');
    }

    private void character(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (c < ' ') {
                    out.append(String.format("\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }

    /** ECMAScript's shortest form: plain digits from 1e-6 up to 1e21, else an exponent (RFC 8785 §3.2.2.3). */
    private void number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("Expected a finite number");
        }
        if (value == 0) {
            out.append('0');
            return;
        }
        BigDecimal shortest = shortest(value);
        double magnitude = Math.abs(value);
        if (magnitude >= 1e-6 && magnitude < 1e21) {
            out.append(shortest.toPlainString());
            return;
        }
        int exponent = shortest.precision() - shortest.scale() - 1;
        BigDecimal mantissa = shortest.movePointLeft(exponent).stripTrailingZeros();
        out.append(mantissa.toPlainString())
                .append('e')
                .append(exponent < 0 ? "" : "+")
                .append(exponent);
    }

    /** The JDK writes two digits even where one is enough (4.9E-324), which happens near the smallest numbers. */
    private static BigDecimal shortest(double value) {
        BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        BigDecimal one = digits.round(new MathContext(1)).stripTrailingZeros();
        return one.doubleValue() == value ? one : digits;
    }
}
