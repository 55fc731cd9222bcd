package org.postern.core.call;

import java.util.List;
import java.util.Optional;
import org.postern.protocol.ProtocolException;

/**
 * Which of the sinks a call is about it holds the keys of (decisions.md §1, "Sink proof").
 *
 * @param keys for each sink in the order of the call whether its key was proved; up to the first that was refused
 * @param refusal why the next one was refused. It waits until the deed comes to that sink: an earlier one may be refused for
 *     another reason, and the order of the call decides (api.md §10 {@code sinkWatch})
 */
public record Proved(List<Boolean> keys, Optional<ProtocolException> refusal) {
    public static final Proved NOTHING = new Proved(List.of(), Optional.empty());

    /**
     * The same where nothing was refused.
     *
     * @throws ProtocolException if something was
     */
    public Proved wholly() throws ProtocolException {
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        return this;
    }

    /** Whether the key of the only sink was proved. */
    public boolean key() throws ProtocolException {
        return key(0);
    }

    /**
     * Whether the key of a sink was proved.
     *
     * @param index which of the sinks, in the order of the call
     * @throws ProtocolException if its proof was refused
     */
    public boolean key(int index) throws ProtocolException {
        if (index == keys.size() && refusal.isPresent()) {
            throw refusal.get();
        }
        return keys.get(index);
    }
}
