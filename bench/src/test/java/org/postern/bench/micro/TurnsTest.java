package org.postern.bench.micro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TurnsTest {
    @Test
    void measuresWhatIsAskedForAndNothingElse() throws Exception {
        Map<String, Rates> rates = new Turns(List.of("TextBenchmarks.encode", "TextBenchmarks.encodeBare"), 0.1).run();
        assertEquals(Set.of("TextBenchmarks.encode", "TextBenchmarks.encodeBare"), rates.keySet());
        for (Rates rate : rates.values()) {
            assertTrue(rate.perSecond() > 0);
            assertTrue(rate.allocated() > 0);
        }
    }
}
