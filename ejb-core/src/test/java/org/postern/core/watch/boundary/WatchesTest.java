package org.postern.core.watch.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.postern.core.call.Watcher;
import org.postern.core.caller.Address;
import org.postern.core.caller.Caller.LoggedIn;
import org.postern.core.watch.local.LocalWatchIndex;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.id.Username;
import org.postern.protocol.method.WatchMethods.SinkCounters;

/** Two nodes with one index: each tells its own streams. */
class WatchesTest {
    private static final LoggedIn ALICE =
            new LoggedIn(new Username("alice"), false, "session", Address.parse("192.0.2.1"));

    private final WatchIndex index = new LocalWatchIndex();
    private final Watches here = new Watches(index, "here");
    private final Watches there = new Watches(index, "there");
    private final SinkId sink =
            new SinkId(EcPrivateKey.generate(new SecureRandom()).publicKey());
    private final SinkCounters change = new SinkCounters(sink, 1, 1);

    private static Watcher noting(List<SinkCounters> told) {
        return (owner, counters) -> told.add(counters);
    }

    @Test
    void eachNodeTellsItsOwnStreams() {
        List<SinkCounters> toldHere = new ArrayList<>();
        List<SinkCounters> toldThere = new ArrayList<>();
        here.watch(ALICE, noting(toldHere), Set.of(sink));
        there.watch(ALICE, noting(toldThere), Set.of(sink));

        here.changed(change);
        assertEquals(List.of(change), toldHere);
        assertEquals(List.of(), toldThere);
        there.changed(change);
        assertEquals(List.of(change), toldHere);
        assertEquals(List.of(change), toldThere);
    }

    @Test
    void endedStreamsLeaveTheIndexEmpty() {
        Watcher stream = noting(new ArrayList<>());
        here.watch(ALICE, stream, Set.of(sink));
        here.watch(ALICE, stream, Set.of(sink));
        assertEquals(1, index.watching(sink).size());

        here.end(stream);
        assertEquals(0, index.watching(sink).size());
    }
}
