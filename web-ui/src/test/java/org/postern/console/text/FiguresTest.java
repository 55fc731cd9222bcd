package org.postern.console.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    private static final Instant EVENING = Instant.parse("2026-11-20T22:14:59Z");

    @ParameterizedTest(name = "{0} bytes are shown as {1}")
    @CsvSource({
        "0, 0 bytes",
        "1, 1 byte",
        "999, 999 bytes",
        "1000, 1.0 kB",
        "18400000, 18.4 MB",
        "99949999, 99.9 MB",
        "99950000, 100 MB",
        "999499999, 999 MB",
        "999500000, 1.0 GB",
        "312000000000, 312 GB",
        "9223372036854775807, 9.2 EB"
    })
    void showsSizesInStepsOfAThousand(long bytes, String shown) {
        assertEquals(shown.replace(' ', '\u00a0'), Figures.size(bytes));
    }

    @ParameterizedTest(name = "{0} s last {1}")
    @CsvSource({"59, less than a minute", "60, 1 minute", "7200, 2 hours", "86399, 23 hours", "1555200, 18 days"})
    void showsSpansInTheirLargestUnit(long seconds, String shown) {
        assertEquals(shown, Figures.span(Duration.ofSeconds(seconds)).replace('\u00a0', ' '));
    }

    @Test
    void separatesThousandsAndKeepsTheNounBesideItsNumber() {
        assertEquals("48,213", Figures.count(48_213));
        assertEquals("1\u00a0message", Figures.counted(1, "message", "messages"));
        assertEquals("1,204\u00a0messages", Figures.counted(1204, "message", "messages"));
    }

    @Test
    void tellsTimesOfTheReadersZoneIn24Hours() {
        ZoneId warsaw = ZoneId.of("Europe/Warsaw");
        assertEquals("20 November 2026, 23:14", Figures.moment(EVENING, warsaw));
        assertEquals("21 November 2026", Figures.date(EVENING, ZoneId.of("Asia/Tokyo")));
        assertEquals("2026-11-20 22:14 UTC", Figures.utc(EVENING));
    }

    @ParameterizedTest(name = "{0} is {1} under a plot")
    @CsvSource({"2026-09-01, 1 Sep", "2026-11-20, 20 Nov"})
    void shortensMonthsToThreeLetters(LocalDate day, String shown) {
        assertEquals(shown, Figures.shortDay(day));
    }
}
