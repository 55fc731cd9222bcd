package org.postern.console.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTemplateTest {

    @Test
    void escapesWhatCameInWithARequest() {
        var page = new PageTemplate("<input value=\"{{name}}\">");

        assertEquals(
                "<input value=\"&quot;&gt;&lt;script&gt;&#39;&amp;$1\">", page.fill(Map.of("name", "\"><script>'&$1")));
    }

    @Test
    void doesNotFillGapsThatCameInWithAValue() {
        assertEquals("{{secret}}", new PageTemplate("{{name}}").fill(Map.of("name", "{{secret}}", "secret", "x")));
    }

    @Test
    void keepsASectionOnlyForAValue() {
        var page = new PageTemplate("a{{#open}}b{{#wrong}}<i>{{wrong}}</i>{{/wrong}}c{{/open}}d");

        assertEquals("ad", page.fill(Map.of("wrong", "no")));
        assertEquals("abcd", page.fill(Map.of("open", "yes")));
        assertEquals("ab<i>no</i>cd", page.fill(Map.of("open", "yes", "wrong", "no")));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"sign-in.html", "set-up.html"})
    void carriesNoStyleAndNoScriptInsideThePage(String name) {
        String page = PageTemplate.load(name).fill(Map.of("context", "/console", "open", "yes", "failed", "yes"));

        assertTrue(page.contains("<html lang=\"en\">"), page);
        assertFalse(page.contains("<style") || page.contains(" style=") || page.contains("{{"), page);
        assertFalse(page.replace("<script src=", "").contains("<script"), page);
    }
}
