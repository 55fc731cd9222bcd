package org.postern.transport;

import org.postern.transport.ClientHandshake.Ecdhe;
import org.postern.transport.ClientHandshake.Ecdhef;
import org.postern.transport.ClientHandshake.KeyLogin;
import org.postern.transport.ClientHandshake.SrpExchange;
import org.postern.transport.ClientHandshake.SrpInit;
import org.postern.transport.ClientHandshake.Ticket;
import org.postern.transport.ClientHandshake.TicketRequest;
import org.postern.transport.ClientHandshake.Unknown;
import org.postern.transport.Connection.Fresh;
import org.postern.transport.Connection.Keyed;

/**
 * Which handshake is possible in which state of the server (transport.md §8, hardened as in §23).
 *
 * <p>In the clear a connection can be opened once, and asked for tickets. Everything else has to come encrypted. Otherwise somebody on
 * the way could present an observed ticket and then, by {@code ecdhef} in the clear, choose the keys of that user's connection.
 */
final class Handshakes {
    private final KeyExchange keyExchange;
    private final TicketExchange tickets;
    private final PasswordLoginExchange passwordLogin;

    Handshakes(ServerPorts ports, ServerRecords records) {
        keyExchange = new KeyExchange(ports, records);
        tickets = new TicketExchange(ports, records);
        passwordLogin = new PasswordLoginExchange(ports, records, tickets);
    }

    /** Handles a message that came in the clear and returns the state after it. */
    Connection plain(ClientHandshake message, Connection connection) throws HandshakeRefused {
        return switch (connection) {
            case Fresh fresh ->
                switch (message) {
                    case Ecdhe ecdhe -> keyExchange.anonymous(ecdhe, fresh);
                    case Ecdhef ecdhef -> keyExchange.withServerKey(ecdhef, fresh);
                    case Ticket ticket -> tickets.resume(ticket);
                    case Unknown() -> fresh;
                    default -> throw new HandshakeRefused(AlertText.INVALID_STATE);
                };
            case Keyed keyed ->
                switch (message) {
                    case TicketRequest request -> tickets.issue(request, keyed);
                    case Unknown() -> keyed;
                    default -> throw new HandshakeRefused(AlertText.INVALID_STATE);
                };
        };
    }

    /** Handles a message that came encrypted, which is possible only after keys were agreed. */
    Connection encrypted(ClientHandshake message, Keyed connection) throws HandshakeRefused {
        return switch (message) {
            case Ecdhe ecdhe -> keyExchange.anonymous(ecdhe, connection);
            case Ecdhef ecdhef -> keyExchange.withServerKey(ecdhef, connection);
            case Ticket ticket -> tickets.resume(ticket);
            case TicketRequest request -> tickets.issue(request, connection);
            case SrpInit init -> passwordLogin.begin(init, connection);
            case SrpExchange exchange -> passwordLogin.finish(exchange, connection);
            case KeyLogin() -> throw new HandshakeRefused(AlertText.KEY_LOGIN_UNAVAILABLE);
            case ClientHandshake.Ecdh() -> throw new HandshakeRefused(AlertText.INVALID_STATE);
            case Unknown() -> connection;
        };
    }
}
