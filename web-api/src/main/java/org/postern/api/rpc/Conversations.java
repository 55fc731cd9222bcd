package org.postern.api.rpc;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import org.postern.core.account.boundary.KeyLogins;
import org.postern.core.account.boundary.PasswordLogins;
import org.postern.core.budget.Budgets;
import org.postern.core.caller.Address;
import org.postern.core.database.DatabaseGate;
import org.postern.core.expiry.Uptime;
import org.postern.core.identity.ServerKeystore;
import org.postern.core.session.boundary.Tickets;
import org.postern.core.settings.Settings;
import org.postern.transport.PrivmxTls;
import org.postern.transport.server.ServerPorts;

/** Begins conversations, whatever they are carried by (transport.md §4.2, §27). */
@Dependent
public class Conversations {
    private static final String AGENT = "postern;" + Settings.VERSION;

    private final PrivmxTls tls = PrivmxTls.getInstance();
    private final Budgets budgets;
    private final Tickets tickets;
    private final PasswordLogins passwordLogins;
    private final KeyLogins keyLogins;
    private final ServerKeystore serverKeys;
    private final Settings settings;
    private final Callers callers;
    private final Dispatcher dispatcher;
    private final WaitingRoom room;
    private final DatabaseGate gate;
    private final SecureRandom random;
    private final Uptime clock;

    @Inject
    public Conversations(
            Budgets budgets,
            Tickets tickets,
            PasswordLogins passwordLogins,
            KeyLogins keyLogins,
            ServerKeystore serverKeys,
            Settings settings,
            Callers callers,
            Dispatcher dispatcher,
            WaitingRoom room,
            DatabaseGate gate,
            SecureRandom random,
            Uptime clock) {
        this.budgets = budgets;
        this.tickets = tickets;
        this.passwordLogins = passwordLogins;
        this.keyLogins = keyLogins;
        this.serverKeys = serverKeys;
        this.settings = settings;
        this.callers = callers;
        this.dispatcher = dispatcher;
        this.room = room;
        this.gate = gate;
        this.random = random;
        this.clock = clock;
    }

    /** A conversation with somebody at this address, to which nothing is said yet. */
    public Conversation with(Address address) {
        CountedAdmission admission = new CountedAdmission(budgets, address);
        ServerPorts ports = new ServerPorts(
                admission,
                tickets.from(address),
                GatedLogins.of(passwordLogins.from(address), gate),
                GatedLogins.of(keyLogins.from(address), gate),
                serverKeys,
                clock,
                settings.transport().keyLifetime(),
                random,
                AGENT);
        return new Conversation(tls.newServerEngine(ports), dispatcher, room, address, admission, random);
    }

    /** The answer to a whole body. */
    public BodyAnswer answer(byte[] body, Address address) {
        Conversation conversation = with(address);
        conversation.feed(body);
        conversation.finish();
        return new BodyAnswer(conversation, callers.from(address));
    }
}
