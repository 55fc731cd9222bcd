package org.postern.transport.server;

import org.postern.transport.message.AlertText;
import org.postern.transport.message.HandshakeRefused;
import org.postern.transport.server.ClientHandshake.Ecdhe;
import org.postern.transport.server.ClientHandshake.Ecdhef;
import org.postern.transport.server.ClientHandshake.KeyExchangeProof;
import org.postern.transport.server.ClientHandshake.KeyInit;
import org.postern.transport.server.ClientHandshake.SrpExchange;
import org.postern.transport.server.ClientHandshake.SrpInit;
import org.postern.transport.server.ClientHandshake.Ticket;
import org.postern.transport.server.ClientHandshake.TicketRequest;
import org.postern.transport.server.ClientHandshake.Unknown;
import org.postern.transport.server.Connection.Fresh;
import org.postern.transport.server.Connection.Keyed;
import org.postern.transport.server.Connection.Switching;

/**
 * Which handshake is possible in which state of the server (transport.md §8, hardened as in §23).
 *
 * <p>In the clear a connection can be opened once. While the client has not switched to keys just agreed on, it may ask for their
 * tickets and nothing more. Otherwise somebody on the way could present an observed ticket and then, by {@code ecdhef} in the clear,
 * choose the keys of that user's connection.
 */
final class Handshakes {
    private final Allowance allowance;
    private final KeyExchange keyExchange;
    private final TicketExchange tickets;
    private final PasswordLoginExchange passwordLogin;
    private final KeyLoginExchange keyLogin;

    Handshakes(ServerPorts ports, ServerRecords records) {
        allowance = new Allowance(ports.admission());
        keyExchange = new KeyExchange(ports, records);
        tickets = new TicketExchange(ports, records);
        passwordLogin = new PasswordLoginExchange(ports, records, tickets);
        keyLogin = new KeyLoginExchange(ports, records, tickets);
    }

    /** More input has come. */
    void newPiece() {
        allowance.newPiece();
    }

    /** Handles a message and returns the state after it. */
    Connection handle(ClientHandshake message, Connection connection) throws HandshakeRefused {
        take(message);
        return switch (connection) {
            case Fresh fresh -> open(message, fresh);
            case Switching switching -> whileSwitching(message, switching);
            case Keyed keyed -> encrypted(message, keyed);
        };
    }

    private void take(ClientHandshake message) throws HandshakeRefused {
        switch (message) {
            case Ecdhe _, Ecdhef _ -> allowance.takeKeyExchange();
            case TicketRequest request -> allowance.takeTickets(request.count());
            case SrpExchange exchange -> allowance.takeTickets(exchange.tickets());
            case KeyExchangeProof proof -> allowance.takeTickets(proof.tickets());
            case SrpInit _, KeyInit _ -> allowance.takeLogin();
            case Ticket _, ClientHandshake.Ecdh _, Unknown _ -> {}
        }
    }

    private Connection open(ClientHandshake message, Fresh fresh) throws HandshakeRefused {
        return switch (message) {
            case Ecdhe ecdhe -> keyExchange.anonymous(ecdhe, fresh);
            case Ecdhef ecdhef -> keyExchange.withServerKey(ecdhef, fresh);
            case Ticket ticket -> tickets.resume(ticket, fresh);
            case Unknown() -> fresh;
            default -> throw new HandshakeRefused(AlertText.INVALID_STATE);
        };
    }

    private Connection whileSwitching(ClientHandshake message, Switching switching) throws HandshakeRefused {
        return switch (message) {
            case TicketRequest request -> {
                tickets.issue(request, switching.next());
                yield switching;
            }
            case Unknown() -> switching;
            default -> throw new HandshakeRefused(AlertText.INVALID_STATE);
        };
    }

    private Connection encrypted(ClientHandshake message, Keyed keyed) throws HandshakeRefused {
        return switch (message) {
            case Ecdhe ecdhe -> keyExchange.anonymous(ecdhe, keyed);
            case Ecdhef ecdhef -> keyExchange.withServerKey(ecdhef, keyed);
            case Ticket ticket -> tickets.resume(ticket, keyed);
            case TicketRequest request -> {
                tickets.issue(request, keyed);
                yield keyed;
            }
            case SrpInit init -> {
                passwordLogin.begin(init);
                yield keyed;
            }
            case SrpExchange exchange -> passwordLogin.finish(exchange, keyed);
            case KeyInit init -> {
                keyLogin.begin(init);
                yield keyed;
            }
            case KeyExchangeProof proof -> keyLogin.finish(proof, keyed);
            case ClientHandshake.Ecdh() -> throw new HandshakeRefused(AlertText.INVALID_STATE);
            case Unknown() -> keyed;
        };
    }
}
