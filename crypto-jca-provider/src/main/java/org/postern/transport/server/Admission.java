package org.postern.transport.server;

/** What a client may ask for in handshakes, before anything is computed for it (transport.md §23, "Rate limiting"). */
public interface Admission {
    /** Admits everything: where nobody is a stranger. */
    Admission OF_ALL = new Admission() {
        @Override
        public boolean admitsKeyExchange() {
            return true;
        }

        @Override
        public boolean admitsTickets(int count) {
            return true;
        }
    };

    /** Whether the client may exchange keys now; this counts. */
    boolean admitsKeyExchange();

    /** Whether the client may get that many tickets now; this counts. */
    boolean admitsTickets(int count);
}
