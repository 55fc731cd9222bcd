package org.postern.fuzz.reader;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postern.transport.message.AlertText;
import org.postern.transport.message.CallReply;
import org.postern.transport.record.ContentType;
import org.postern.transport.server.ServerEngine;
import org.postern.transport.server.ServerEvent;

/**
 * Conversations of a client that knows the keys but not the rules: handshakes, calls and switches in any order and of any content
 * (transport.md §8 to §12). The engine ends with a known alert or none, makes calls only under keys, and what it answers can be read.
 */
public final class ServerMessageTarget implements FuzzTarget {
    private static final Set<String> ALERTS = alerts();
    private static final int MAX_STEPS = 64;

    private static Set<String> alerts() {
        Set<String> texts = new HashSet<>();
        for (AlertText alert : AlertText.values()) {
            texts.add(alert.text());
        }
        return texts;
    }

    @Override
    public void run(byte[] input) {
        FuzzedServer server = new FuzzedServer();
        ServerEngine engine = server.engine();
        FuzzedClient client = new FuzzedClient();
        List<Steps.Step> steps = Steps.of(input);
        for (Steps.Step step : steps.subList(0, Math.min(MAX_STEPS, steps.size()))) {
            take(step, client, server, engine);
            engine.feed(client.drain());
            if (handle(engine, client) instanceof ServerEvent.Closed closed) {
                requireKnown(closed);
                Require.that(engine.next().equals(closed), "the end is the end");
                return;
            }
        }
        engine.finish();
        ServerEvent end = handle(engine, client);
        Require.that(end instanceof ServerEvent.Closed, "every body ends");
        requireKnown((ServerEvent.Closed) end);
    }

    private static void take(Steps.Step step, FuzzedClient client, FuzzedServer server, ServerEngine engine) {
        switch (step.operation() % 11) {
            case 0, 1 -> client.record(ContentType.HANDSHAKE, step.data());
            case 2, 3 -> client.record(ContentType.APPLICATION_DATA, step.data());
            case 4 -> client.switchKeys();
            case 5 -> client.resume(server.grant().masterSecret(), step.data());
            case 6 -> client.exchangeKeys();
            case 7 -> client.exchangeKeysWithServerKey();
            case 8 -> client.logIn(step.number(0));
            case 9 -> client.raw(step.data());
            default -> push(engine);
        }
    }

    private static void push(ServerEngine engine) {
        if (engine.isProtected()) {
            engine.requestKeyChange();
            engine.notify("sinkChanged", Map.of("seq", 1L));
        }
    }

    private static ServerEvent handle(ServerEngine engine, FuzzedClient client) {
        ServerEvent event = engine.next();
        while (event instanceof ServerEvent.Call call) {
            Require.that(client.isEncrypting() && engine.isProtected(), "no call without keys");
            engine.reply(new CallReply.Result(call.id(), call.params()));
            event = engine.next();
        }
        var _ = engine.drain();
        return event;
    }

    private static void requireKnown(ServerEvent.Closed closed) {
        String text = closed.alertText().orElse("");
        // The one alert with a variable part names the key asked for (§9.6).
        boolean known =
                text.isEmpty() || ALERTS.contains(text) || text.matches("Cannot find key with id [0-9A-Za-z]{0,16}");
        Require.that(known, "a known alert, found " + text);
    }
}
