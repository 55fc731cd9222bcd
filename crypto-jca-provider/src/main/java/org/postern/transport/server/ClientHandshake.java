package org.postern.transport.server;

import java.math.BigInteger;
import java.util.Map;
import org.postern.pson.PsonException;
import org.postern.transport.message.KeyLoginProof;
import org.postern.transport.message.Members;

/** A handshake message of the client, as the server reads it; unknown members are ignored (transport.md §9). */
sealed interface ClientHandshake {
    /** Anonymous key exchange (§9.1). */
    @SuppressWarnings("ArrayRecordComponent") // a message just read, never compared
    record Ecdhe(byte[] key, Peer peer) implements ClientHandshake {}

    /** Key exchange with a known server key (§9.6). */
    @SuppressWarnings("ArrayRecordComponent") // a message just read, never compared
    record Ecdhef(String keyId, byte[] key, Peer peer) implements ClientHandshake {}

    /** Reserved name nobody can use (§9.7). */
    record Ecdh() implements ClientHandshake {}

    /** Resumption (§9.3). */
    @SuppressWarnings("ArrayRecordComponent") // a message just read, never compared
    record Ticket(byte[] ticketId, byte[] clientRandom, boolean keyChange) implements ClientHandshake {}

    /** Request for tickets (§9.2). */
    record TicketRequest(int count) implements ClientHandshake {}

    /** First message of password login (§9.4). */
    record SrpInit(String user, String host, Map<String, String> properties) implements ClientHandshake {}

    /** Second message of password login (§9.4). */
    record SrpExchange(BigInteger a, BigInteger m1, String sessionId, int tickets) implements ClientHandshake {}

    /** First message of key login (§9.5). */
    record KeyInit(String pub58, Map<String, String> properties) implements ClientHandshake {}

    /** Second message of key login (§9.5). */
    record KeyExchangeProof(String sessionId, KeyLoginProof proof, int tickets) implements ClientHandshake {}

    /** Any other type; ignored. */
    record Unknown() implements ClientHandshake {}

    /** Tickets granted at once; a client that asks for more gets this many (§10.3 asks for at least 256). */
    int MAX_TICKETS = 1024;

    static ClientHandshake read(Members members) throws PsonException {
        HandshakeMembers message = new HandshakeMembers(members);
        return switch (members.text("type")) {
            case "ecdhe" -> new Ecdhe(members.binary("key"), message.peer());
            case "ecdhef" -> new Ecdhef(message.keyId(), members.binary("key"), message.peer());
            case "ecdh" -> new Ecdh();
            case "ticket" ->
                new Ticket(members.binary("ticket_id"), message.clientRandom(), message.isTrue("key_change"));
            case "ticket_request" -> new TicketRequest(message.count("count", 1));
            case "srp_init" -> new SrpInit(members.text("I"), members.text("host"), message.properties());
            case "srp_exchange" ->
                new SrpExchange(
                        members.number("A"),
                        members.number("M1"),
                        members.text("sessionId"),
                        message.count("tickets", 0));
            case "key_init" -> new KeyInit(message.limited("pub", 1, 64), message.strictProperties());
            case "key_exchange" ->
                new KeyExchangeProof(members.text("sessionId"), message.keyLoginProof(), message.count("tickets", 0));
            default -> new Unknown();
        };
    }
}
