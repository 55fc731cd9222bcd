package org.postern.console.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A plain HTML page with gaps. {@code {{name}}} is replaced by the escaped value; {@code {{#name}}…{{/name}}} stays only
 * when there is a value. Every gap is escaped, so a page cannot carry markup that came in with a request.
 */
final class PageTemplate {

    private static final Pattern SECTION = Pattern.compile("\\{\\{#([a-z-]+)}}(.*?)\\{\\{/\\1}}", Pattern.DOTALL);
    private static final Pattern GAP = Pattern.compile("\\{\\{([a-z-]+)}}");

    private final String text;

    PageTemplate(String text) {
        this.text = text;
    }

    /** The page of this name beside this class. */
    static PageTemplate load(String name) {
        try (InputStream page = PageTemplate.class.getResourceAsStream(name)) {
            if (page == null) {
                throw new AssertionError("page %s is not part of the archive".formatted(name));
            }
            return new PageTemplate(new String(page.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page with its gaps filled; a name that is missing counts as empty. */
    String fill(Map<String, String> values) {
        String kept = keepSections(text, values);
        return GAP.matcher(kept).replaceAll(gap -> Matcher.quoteReplacement(escape(value(values, gap.group(1)))));
    }

    private static String keepSections(String text, Map<String, String> values) {
        return SECTION.matcher(text)
                .replaceAll(section -> value(values, section.group(1)).isEmpty()
                        ? ""
                        : Matcher.quoteReplacement(keepSections(section.group(2), values)));
    }

    private static String value(Map<String, String> values, String name) {
        return values.getOrDefault(name, "");
    }

    private static String escape(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
