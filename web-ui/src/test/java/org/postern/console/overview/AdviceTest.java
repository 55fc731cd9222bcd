package org.postern.console.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postern.console.layout.Notice;
import org.postern.core.admin.boundary.Overview;

class AdviceTest {

    @Test
    void offersAnInvitationWhileNobodyHasAnAccount() {
        Advice advice = Advice.on(overview("legacy-2018", 0)).orElseThrow();

        assertTrue(advice.inviting());
        assertEquals(Notice.Kind.INFORMATION, advice.kind());
    }

    @Test
    void warnsOfTheRulesOf2018() {
        assertEquals(
                Notice.Kind.WARNING,
                Advice.on(overview("legacy-2018", 1)).orElseThrow().kind());
    }

    @Test
    void keepsQuietOnAnOrdinaryDay() {
        assertTrue(Advice.on(overview("strict", 1)).isEmpty());
    }

    private static Overview overview(String profile, long accounts) {
        return new Overview(
                "1.0",
                profile,
                List.of("box.example"),
                0,
                "25",
                "Postern",
                new Overview.DatabaseFigures("18", 1),
                accounts,
                Map.of(),
                0,
                0,
                0,
                0,
                0,
                0,
                List.of());
    }
}
