package org.postern.api.rpc;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.postern.core.budget.Stock;
import org.postern.core.caller.Address;

/** All calls that wait for their answers (transport.md §12.5). */
public class WaitingRoom {
    private final Stock<Address> places;
    private final Set<WaitingCall> waiting = new HashSet<>();
    private boolean closed;

    /** An empty room with these places. */
    public WaitingRoom(Stock<Address> places) {
        this.places = places;
    }

    /** Lets a call wait; false where too many wait already, or the server stops. */
    synchronized boolean enter(WaitingCall call, Address address) {
        return !closed && places.take(address, 1) && waiting.add(call);
    }

    synchronized void leave(WaitingCall call, Address address) {
        if (waiting.remove(call)) {
            places.give(address, 1);
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
