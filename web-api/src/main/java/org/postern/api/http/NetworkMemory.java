package org.postern.api.http;

import org.postern.core.budget.Stock;
import org.postern.core.caller.Address;

/** The bytes of one exchange or stream on their way: bodies, messages and answers. They count for its address and for all. */
public final class NetworkMemory {
    private final Stock<Address> memory;
    private final Address address;
    private long bytes;
    private boolean ended;

    /** Nothing yet, of the exchange or stream of somebody at this address. */
    public NetworkMemory(Stock<Address> memory, Address address) {
        this.memory = memory;
        this.address = address;
    }

    /**
     * Takes more.
     *
     * @return whether there was so much left, and the exchange goes on
     */
    public synchronized boolean take(long more) {
        if (ended || !memory.take(address, more)) {
            return false;
        }
        bytes += more;
        return true;
    }

    /** Gives back some of it. */
    public synchronized void give(long less) {
        if (!ended) {
            memory.give(address, less);
            bytes -= less;
        }
    }

    /** Gives everything back, for good. */
    public synchronized void end() {
        if (!ended) {
            ended = true;
            memory.give(address, bytes);
            bytes = 0;
        }
    }
}
