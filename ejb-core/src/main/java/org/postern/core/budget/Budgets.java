package org.postern.core.budget;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.postern.core.caller.Address;
import org.postern.core.settings.BudgetSettings;
import org.postern.core.settings.Settings;
import org.postern.protocol.id.Username;

/** What callers may use up or hold of this server, before anything is known of them but their address, and after (api.md §22). */
public class Budgets {
    private static final int FRUITLESS_BYTES = 64 << 10;
    private static final int FRUITLESS_TICKETS = 16;

    private final RateBudget<Address> keyExchanges;
    private final RateBudget<Address> logins;
    private final RateBudget<Address> tickets;
    private final Turns<Address> fruitless;
    private final Stock<Address> networkMemory;
    private final Stock<Address> streams;
    private final Stock<Address> streamsOfStrangers;
    private final Stock<Username> streamsOfAccounts;
    private final Stock<Address> waitingCalls;

    @Inject
    public Budgets(Settings settings) {
        BudgetSettings limits = settings.budgets();
        keyExchanges = new RateBudget<>(limits.keyExchanges(), System::nanoTime);
        logins = new RateBudget<>(limits.logins(), System::nanoTime);
        tickets = new RateBudget<>(limits.tickets(), System::nanoTime);
        fruitless = new Turns<>(limits.fruitless(), System::nanoTime);
        networkMemory =
                new Stock<>(limits.maxNetworkMemoryPerAddress(), settings.http().maxNetworkMemory());
        streams = new Stock<>(
                settings.streams().maxStreamsPerAddress(), settings.streams().maxStreams());
        streamsOfStrangers = new Stock<>(limits.maxStrangersStreamsPerAddress(), limits.maxStrangersStreams());
        streamsOfAccounts =
                new Stock<>(limits.maxStreamsPerAccount(), settings.streams().maxStreams());
        waitingCalls = new Stock<>(
                settings.waiting().maxWaitingCallsPerAddress(),
                settings.waiting().maxWaitingCalls());
    }

    /** Key exchanges (transport.md §9.1, §9.6). */
    public RateBudget<Address> keyExchanges() {
        return keyExchanges;
    }

    /** Begun logins of both kinds (transport.md §9.4, §9.5). */
    public RateBudget<Address> logins() {
        return logins;
    }

    /** Tickets given out (transport.md §10). */
    public RateBudget<Address> tickets() {
        return tickets;
    }

    /**
     * How long somebody at this address waits who is not logged in and has sent a body or message without a call: handshakes, or
     * what is ignored. Each 64 KiB of it, and each 16 tickets that it was given, count as one more (api.md §22).
     */
    public Duration turnAfterFruitless(Address address, int bytes, int tickets) {
        return fruitless.take(address, 1 + bytes / FRUITLESS_BYTES + tickets / FRUITLESS_TICKETS);
    }

    /** Bytes of bodies, messages and answers on their way. */
    public Stock<Address> networkMemory() {
        return networkMemory;
    }

    /** Open streams, whoever's they are (transport.md §27.5). */
    public Stock<Address> streams() {
        return streams;
    }

    /** Open streams on which nobody has logged in. */
    public Stock<Address> streamsOfStrangers() {
        return streamsOfStrangers;
    }

    /** Open streams on which somebody has logged in. */
    public Stock<Username> streamsOfAccounts() {
        return streamsOfAccounts;
    }

    /** Calls that wait for their answer (transport.md §12.5). */
    public Stock<Address> waitingCalls() {
        return waitingCalls;
    }

    /** All of them by name, for operators. */
    public Map<String, Budget.Use> uses() {
        Map<String, Budget.Use> uses = new LinkedHashMap<>();
        uses.put("keyExchanges", keyExchanges.use());
        uses.put("logins", logins.use());
        uses.put("tickets", tickets.use());
        uses.put("fruitless", fruitless.use());
        uses.put("networkMemory", networkMemory.use());
        uses.put("streams", streams.use());
        uses.put("strangersStreams", streamsOfStrangers.use());
        uses.put("accountsStreams", streamsOfAccounts.use());
        uses.put("waitingCalls", waitingCalls.use());
        return uses;
    }
}
