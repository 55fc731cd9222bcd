package org.postern.fuzz.reader;

/** One kind of untrusted input, with the properties its reader must keep (transport.md §23). Safe to run any number of times. */
@FunctionalInterface
public interface FuzzTarget {
    /**
     * Reads one input. Documented refusals are caught inside; whatever is thrown out of here is a finding.
     *
     * @param input not to be changed
     */
    void run(byte[] input) throws Exception;
}
