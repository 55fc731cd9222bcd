package org.postern.api.rpc;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Optional;
import org.postern.core.account.boundary.PasswordLogins;
import org.postern.core.caller.Address;
import org.postern.core.session.boundary.Tickets;
import org.postern.core.settings.Settings;
import org.postern.transport.AlertText;
import org.postern.transport.CallReply;
import org.postern.transport.PrivmxTls;
import org.postern.transport.ServerEngine;
import org.postern.transport.ServerEvent;
import org.postern.transport.ServerKeys;
import org.postern.transport.ServerPorts;

/**
 * One body of records and its answer (transport.md §8): handshakes are the engine's, calls the dispatcher's. Answers leave as
 * they are made, so that a small request for much data does not fill the memory.
 */
@Dependent
public class RecordExchange {
    private static final String AGENT = "postern;" + Settings.VERSION;

    /** A server has no keystore of its own yet, so there is no key that a client could know beforehand. */
    private static final ServerKeys NO_KEYS = keyId -> Optional.empty();

    private final PrivmxTls tls = PrivmxTls.getInstance();
    private final Tickets tickets;
    private final PasswordLogins passwordLogins;
    private final Callers callers;
    private final Dispatcher dispatcher;
    private final SecureRandom random;

    @Inject
    public RecordExchange(
            Tickets tickets,
            PasswordLogins passwordLogins,
            Callers callers,
            Dispatcher dispatcher,
            SecureRandom random) {
        this.tickets = tickets;
        this.passwordLogins = passwordLogins;
        this.callers = callers;
        this.dispatcher = dispatcher;
        this.random = random;
    }

    /**
     * Answers all records of a body.
     *
     * @throws IOException only if the answer cannot be written
     */
    public void answer(byte[] body, Address address, OutputStream out) throws IOException {
        ServerEngine engine =
                tls.newServerEngine(new ServerPorts(tickets, passwordLogins.from(address), NO_KEYS, random, AGENT));
        CallerSource source = callers.from(address);
        engine.feed(body);
        engine.finish();
        while (next(engine) instanceof ServerEvent.Call call) {
            reply(engine, call, dispatcher.answer(call, source));
            out.write(engine.drain());
        }
        out.write(engine.drain());
    }

    private ServerEvent next(ServerEngine engine) {
        try {
            return engine.next();
        } catch (RuntimeException e) {
            var _ = Failures.report("A handshake", e, random);
            engine.alert(AlertText.INTERNAL_ERROR.text());
            return engine.next();
        }
    }

    private void reply(ServerEngine engine, ServerEvent.Call call, CallReply reply) {
        try {
            engine.reply(reply);
        } catch (IllegalArgumentException e) {
            engine.reply(dispatcher.unexpected(call, e));
        }
    }
}
