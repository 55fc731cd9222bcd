package org.postern.fuzz.reader;

import java.util.Arrays;
import org.postern.transport.server.ServerEngine;
import org.postern.transport.server.ServerEvent;

/**
 * Whole bodies from a stranger: the engine ends, with an alert or without, and makes no call (transport.md §8, §23). The first byte is
 * the length of the pieces.
 */
public final class ServerBodyTarget implements FuzzTarget {
    @Override
    public void run(byte[] input) {
        if (input.length == 0) {
            return;
        }
        ServerEngine engine = new FuzzedServer().engine();
        int piece = 1 + 8 * (input[0] & 0xff);
        for (int at = 1; at < input.length; at += piece) {
            engine.feed(Arrays.copyOfRange(input, at, Math.min(input.length, at + piece)));
            requireNoCall(engine.next());
        }
        engine.finish();
        ServerEvent end = engine.next();
        Require.that(end instanceof ServerEvent.Closed, "every body ends");
        Require.that(end.equals(engine.next()), "the end is the end");
    }

    private static void requireNoCall(ServerEvent event) {
        Require.that(!(event instanceof ServerEvent.Call), "no call without keys");
    }
}
