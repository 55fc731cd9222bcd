package org.postern.core.account.control;

import org.postern.core.caller.Address;

/**
 * What tries to log in leave behind, for {@link LoginThrottle}: counts and marks, each for its time. Of each kind there is a
 * bounded number; where there are too many, the oldest is forgotten.
 */
public interface LoginTraces {
    /** What failures are counted by. */
    sealed interface Counted {}

    /** By where they came from. */
    record OfAddress(Address address) implements Counted {}

    /** By what was guessed at. */
    record OfSubject(LoginSubject subject) implements Counted {}

    /** By both. */
    record OfPair(LoginSubject subject, Address address) implements Counted {}

    /** How many failures there were in the current period. */
    int failures(Counted counted);

    /**
     * Counts a failure; the first begins a period.
     *
     * @return how many there are now
     */
    int addFailure(Counted counted);

    /** Refuses an address for its penalty; its count begins anew. */
    void refuse(Address address);

    boolean isRefused(Address address);

    /** Takes the try that all strangers share at this subject for a minute; whether it was free. */
    boolean takeSharedTry(LoginSubject subject);

    /** Whether somebody has logged in to the subject from there lately: from one of its last 16 addresses, in the last 30 days. */
    boolean isFamiliar(OfPair pair);

    void makeFamiliar(OfPair pair);
}
