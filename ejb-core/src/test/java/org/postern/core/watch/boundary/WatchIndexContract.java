package org.postern.core.watch.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.SecureRandom;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.postern.core.caller.Address;
import org.postern.core.caller.Caller.LoggedIn;
import org.postern.core.watch.boundary.WatchIndex.StreamId;
import org.postern.core.watch.boundary.WatchIndex.Watch;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.id.Username;

/** What every index of watched sinks has to keep (api.md §10 {@code sinkWatch}). */
public abstract class WatchIndexContract {
    private static final Watch ALICE = watch("one", 1, "alice");
    /** The same number, but another node. */
    private static final Watch BOB = watch("two", 1, "bob");

    private final SecureRandom random = new SecureRandom();
    private final SinkId first = sink();
    private final SinkId second = sink();

    /** An empty index. */
    protected abstract WatchIndex index();

    private static Watch watch(String node, long number, String user) {
        LoggedIn owner = new LoggedIn(new Username(user), false, "session of " + user, Address.parse("192.0.2.1"));
        return new Watch(new StreamId(node, number), owner);
    }

    private SinkId sink() {
        return new SinkId(EcPrivateKey.generate(random).publicKey());
    }

    private static void assertWatching(WatchIndex index, SinkId sink, Watch... expected) {
        assertEquals(Set.of(expected), Set.copyOf(index.watching(sink)));
        assertEquals(expected.length, index.watching(sink).size());
    }

    @Test
    void sinkHasTheStreamsThatWatchIt() {
        WatchIndex index = index();
        index.watch(ALICE, Set.of(first, second));
        index.watch(BOB, Set.of(second));

        assertWatching(index, first, ALICE);
        assertWatching(index, second, ALICE, BOB);
        assertWatching(index, sink());
    }

    @Test
    void newSetReplacesTheOldOne() {
        WatchIndex index = index();
        index.watch(ALICE, Set.of(first));
        index.watch(ALICE, Set.of(second));

        assertWatching(index, first);
        assertWatching(index, second, ALICE);
    }

    @Test
    void ownerIsTheOneWhoWatchedLast() {
        WatchIndex index = index();
        Watch next = new Watch(ALICE.stream(), BOB.owner());
        index.watch(ALICE, Set.of(first));
        index.watch(next, Set.of(first));

        assertWatching(index, first, next);
    }

    @Test
    void endedStreamWatchesNothing() {
        WatchIndex index = index();
        index.watch(ALICE, Set.of(first, second));
        index.watch(BOB, Set.of(first));
        index.end(ALICE.stream());
        index.end(new StreamId("one", 7));

        assertWatching(index, first, BOB);
        assertWatching(index, second);
    }
}
