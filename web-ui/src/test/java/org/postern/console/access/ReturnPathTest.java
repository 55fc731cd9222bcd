package org.postern.console.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"/invitations", "/invitations/new", "/invitations?filter=anna", "/invitations?filter=%C5%82+x"})
    void leadsToPlacesOfTheConsole(String text) {
        assertEquals(text, ReturnPath.of(text).text());
    }

    @ParameterizedTest(name = "{0}")
    @NullSource
    @ValueSource(
            strings = {
                "",
                "/",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example",
                "https:evil.example",
                "javascript:alert(1)",
                "@evil.example",
                ".evil.example",
                "/../api",
                "/invitations/../../x",
                "/%2e%2e/x",
                "/invitations\r\nSet-Cookie: a=b",
                "/invitations#x",
                "/invitations?to=//evil.example",
                "/;jsessionid=1",
                "/a/",
            })
    void everythingElseLeadsToTheOverview(String text) {
        assertEquals("/", ReturnPath.of(text).text());
    }

    @Test
    void endlessTextLeadsToTheOverview() {
        assertEquals("/", ReturnPath.of("/" + "a".repeat(600)).text());
    }
}
