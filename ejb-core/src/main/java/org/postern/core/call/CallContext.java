package org.postern.core.call;

import java.util.Optional;
import org.postern.core.caller.Address;
import org.postern.core.caller.Caller;

/**
 * All that a call knows of where it comes from.
 *
 * @param caller who calls, and from which address
 * @param watcher the record stream by which the call came, if it came by one (transport.md §27)
 * @param proved what it has proved besides, once that was checked
 */
public record CallContext(Caller caller, Optional<Watcher> watcher, Proved proved) {

    public CallContext(Caller caller, Optional<Watcher> watcher) {
        this(caller, watcher, Proved.NOTHING);
    }

    public Address address() {
        return caller.address();
    }

    public CallContext having(Proved other) {
        return new CallContext(caller, watcher, other);
    }
}
