package org.postern.core.account.control;

import java.util.List;
import org.postern.core.caller.Address;

/**
 * What tries to log in leave behind, for {@link LoginThrottle}: counts and marks, each for its time. Of each kind there is a
 * bounded number; where there are too many, the oldest is forgotten.
 */
public interface LoginTraces {
    /** What failures are counted by. */
    sealed interface Counted {}

    /** By where they came from, and with what. */
    record OfAddress(Address address, LoginKind kind) implements Counted {}

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

    /** Takes back as many failures as the pair has, there and from the two counts; its owner has mistyped. */
    void forgive(OfPair pair, LoginKind kind);

    /** The pairs of this subject that have failures. */
    List<OfPair> failedPairs(LoginSubject subject);

    /** The pairs of this address that have failures. */
    List<OfPair> failedPairs(Address address);

    /** Forgets the failures of an address that no pair has any more, and its penalty. */
    void pardon(OfAddress address);

    /** Forgets the failures at a subject that no pair has any more, and that its shared try was taken. */
    void pardon(OfSubject subject);

    /** Refuses an address for its penalty; its count begins anew. */
    void refuse(OfAddress address);

    boolean isRefused(OfAddress address);

    /** Takes the try that all strangers share at this subject for a minute; whether it was free. */
    boolean takeSharedTry(LoginSubject subject);

    /** Whether somebody has logged in to the subject from there lately: from one of its last 16 addresses, in the last 30 days. */
    boolean isFamiliar(OfPair pair);

    void makeFamiliar(OfPair pair);

    /** How many failures the subject had since its last login, in 30 days at most; for its owner. */
    int failuresSinceLogin(LoginSubject subject);

    /** Begins that count anew. */
    void noteLogin(LoginSubject subject);
}
