package org.postern.protocol.reference;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A call and its answer as an example. A test makes the calls of all examples over the wire and keeps them beside the
 * pages; values differ from run to run, their shape must not.
 */
public final class ExampleText {
    private static final int MAX_TEXT = 52;
    private static final Pattern KEY = Pattern.compile("\"[^\"]{26,}\": ");
    private static final Pattern TEXT = Pattern.compile("(: |  |← )\"[^\"]*\"(,?)$", Pattern.MULTILINE);
    private static final Pattern BYTES = Pattern.compile("<\\d+ bytes>");
    private static final Pattern NUMBER = Pattern.compile("(: |  |← )-?\\d+(,?)$", Pattern.MULTILINE);

    private ExampleText() {}

    public static String of(String method, Map<String, ?> params, @Nullable Object result) {
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("method", method);
        call.put("params", params);
        return "→ " + JsonText.cut(call, MAX_TEXT) + "\n← " + JsonText.cut(result, MAX_TEXT) + "\n";
    }

    /** What two runs of one example have in common: members and kinds of values. */
    public static String shape(String example) {
        String shape = KEY.matcher(example).replaceAll("key: ");
        shape = TEXT.matcher(shape).replaceAll("$1text$2");
        shape = BYTES.matcher(shape).replaceAll("bytes");
        return NUMBER.matcher(shape).replaceAll("$1number$2");
    }
}
