package org.postern.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.postern.transport.message.CallReply;
import org.postern.transport.server.ServerEngine;
import org.postern.transport.server.ServerEvent;

/** Runs an engine over a body and answers its calls, as the boundary of a server does. */
public final class Dispatch {
    private Dispatch() {}

    public static byte[] body(ServerEngine engine, byte[] body, Function<ServerEvent.Call, CallReply> methods) {
        engine.feed(body);
        engine.finish();
        ServerEvent last = run(engine, methods, new ArrayList<>());
        if (!(last instanceof ServerEvent.Closed)) {
            throw new AssertionError("expected the end after the last byte, found " + last);
        }
        return engine.drain();
    }

    /** Answers calls until the engine has nothing more; returns what ended it. */
    public static ServerEvent run(
            ServerEngine engine, Function<ServerEvent.Call, CallReply> methods, List<ServerEvent.Call> seen) {
        ServerEvent event = engine.next();
        while (event instanceof ServerEvent.Call call) {
            seen.add(call);
            engine.reply(methods.apply(call));
            event = engine.next();
        }
        return event;
    }
}
