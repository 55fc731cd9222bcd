package org.postern.core.admin.control;

import java.util.Optional;
import org.postern.core.caller.Address;

/** What tries to guess a password or a code of the console leave behind, for {@link GuessThrottle}; a bounded number. */
public interface GuessTraces {
    /** By what tries are counted. */
    sealed interface Source {}

    /** A stranger's sign-ins, by where they come from. */
    record OfAddress(Address address) implements Source {}

    /** Sign-ins with a name from where somebody has signed in with it before. */
    record OfFamiliar(String name, Address address) implements Source {}

    /** Uses of set-up codes, by where they come from. */
    record OfCodes(Address address) implements Source {}

    /**
     * Tries that did not succeed.
     *
     * @param freeAt ms since 1970: not before then is there another one
     */
    record Tries(int count, long freeAt) {}

    /** What is remembered: for an hour after the last try. */
    Optional<Tries> tries(Source source);

    void put(Source source, Tries tries);

    boolean isFamiliar(OfFamiliar pair);

    /** Remembered for 90 days after the last sign-in. */
    void makeFamiliar(OfFamiliar pair);
}
