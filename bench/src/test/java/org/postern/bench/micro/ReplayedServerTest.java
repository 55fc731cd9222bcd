package org.postern.bench.micro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.postern.crypto.srp.SrpGroup;

class ReplayedServerTest {
    private final ReplayedServer server = new ReplayedServer(SrpGroup.RFC5054_1024);

    @Test
    void answersRecordedBodiesAgainAndAgain() throws Exception {
        for (List<byte[]> bodies : List.of(server.keyExchange(), server.calls(1), server.calls(20), server.login())) {
            for (byte[] body : bodies) {
                int length = server.answer(body).length;
                assertTrue(length > 0);
                assertEquals(length, server.answer(body).length);
            }
        }
    }

    @Test
    void answersEveryCallOfABody() throws Exception {
        int one = server.answer(server.calls(1).getFirst()).length;
        int hundred = server.answer(server.calls(100).getFirst()).length;
        assertTrue(hundred > 50 * one / 2, "expected a hundred answers, found " + hundred + " bytes for " + one);
    }
}
