package org.postern.api.rpc;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postern.core.caller.Address;
import org.postern.core.settings.WaitingSettings;

/** All calls that wait for their answers, counted in total and by address (transport.md §12.5). */
public class WaitingRoom {
    private final WaitingSettings settings;
    private final Set<WaitingCall> waiting = new HashSet<>();
    private final Map<Address, Integer> byAddress = new HashMap<>();
    private boolean closed;

    public WaitingRoom(WaitingSettings settings) {
        this.settings = settings;
    }

    /** Lets a call wait; false where too many wait already, or the server stops. */
    synchronized boolean enter(WaitingCall call, Address address) {
        int ofAddress = byAddress.getOrDefault(address, 0);
        if (closed
                || waiting.size() >= settings.maxWaitingCalls()
                || ofAddress >= settings.maxWaitingCallsPerAddress()) {
            return false;
        }
        byAddress.put(address, ofAddress + 1);
        return waiting.add(call);
    }

    synchronized void leave(WaitingCall call, Address address) {
        if (waiting.remove(call)) {
            byAddress.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
        }
    }

    /** How many wait. */
    public synchronized int count() {
        return waiting.size();
    }

    /** The server stops: whoever waits is told so, and nobody waits any more. */
    public void close() {
        List<WaitingCall> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(waiting);
        }
        all.forEach(WaitingCall::stop);
    }
}
