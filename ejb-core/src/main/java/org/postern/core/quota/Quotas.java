package org.postern.core.quota;

import java.util.Map;
import java.util.Optional;

/**
 * What is used of each pool, within the transaction of the call: a call that is refused in the end has taken nothing. However many
 * calls take at the same time, a pool never holds more than the limit they name.
 */
public interface Quotas {

    /**
     * Takes the same amount from several pools, or from none. Until the end of the transaction others that take from one of them
     * wait, so it is done late, or in a short transaction.
     *
     * @param limits of each pool
     * @return the first pool without room, in the order of the map; empty when the amount was taken
     */
    Optional<Pool> take(Amount amount, Map<Pool, Amount> limits);

    /** Gives back what was taken; nobody waits for that. */
    void give(Pool pool, Amount amount);

    /** How much is used; what other transactions are about to take is not counted. */
    Map<Pool, Amount> used(Iterable<Pool> pools);
}
