package org.postern.transport.server;

import org.postern.transport.message.AlertText;
import org.postern.transport.message.HandshakeRefused;

/**
 * What one client has asked for in handshakes: by piece of input, in which an honest client does each once or twice, and by what
 * its surroundings admit.
 */
final class Allowance {
    /** Requests for tickets, key exchanges, and begun logins, in each piece of input. */
    static final int MOST_OF_EACH = 4;

    private final Admission admission;
    private int ticketRequests;
    private int keyExchanges;
    private int logins;

    Allowance(Admission admission) {
        this.admission = admission;
    }

    /** More input has come, in which everything may be asked for again. */
    void newPiece() {
        ticketRequests = 0;
        keyExchanges = 0;
        logins = 0;
    }

    void takeKeyExchange() throws HandshakeRefused {
        requireFew(++keyExchanges);
        requireAdmitted(admission.admitsKeyExchange());
    }

    void takeTickets(int count) throws HandshakeRefused {
        requireFew(++ticketRequests);
        requireAdmitted(admission.admitsTickets(count));
    }

    /** How many logins an address may begin is known where their failures are counted. */
    void takeLogin() throws HandshakeRefused {
        requireFew(++logins);
    }

    private static void requireFew(int asked) throws HandshakeRefused {
        if (asked > MOST_OF_EACH) {
            throw new HandshakeRefused(AlertText.TOO_MANY_RECORDS);
        }
    }

    private static void requireAdmitted(boolean admitted) throws HandshakeRefused {
        if (!admitted) {
            throw new HandshakeRefused(AlertText.TOO_MANY_REQUESTS);
        }
    }
}
