package org.postern.transport;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.postern.pson.PsonException;

/** A handshake message of the client, as the server reads it; unknown members are ignored (transport.md §9). */
sealed interface ClientHandshake {
    /** Anonymous key exchange (§9.1). */
    @SuppressWarnings("ArrayRecordComponent") // a message just read, never compared
    record Ecdhe(byte[] key, Optional<String> agent) implements ClientHandshake {}

    /** Key exchange with a known server key (§9.6). */
    @SuppressWarnings("ArrayRecordComponent") // a message just read, never compared
    record Ecdhef(String keyId, byte[] key, Optional<String> agent) implements ClientHandshake {}

    /** Reserved name nobody can use (§9.7). */
    record Ecdh() implements ClientHandshake {}

    /** Resumption (§9.3). */
    @SuppressWarnings("ArrayRecordComponent") // a message just read, never compared
    record Ticket(byte[] ticketId, byte[] clientRandom) implements ClientHandshake {}

    /** Request for tickets (§9.2). */
    record TicketRequest(int count) implements ClientHandshake {}

    /** First message of password login (§9.4). */
    record SrpInit(String user, String host, Map<String, String> properties) implements ClientHandshake {}

    /** Second message of password login (§9.4). */
    record SrpExchange(BigInteger a, BigInteger m1, String sessionId, int tickets) implements ClientHandshake {}

    /** Either message of key login (§9.5). */
    record KeyLogin() implements ClientHandshake {}

    /** Any other type; ignored. */
    record Unknown() implements ClientHandshake {}

    /** Agent text kept with tickets; longer ones are cut. */
    int MAX_AGENT = 150;

    /** Longest property kept for the login log (§9.5); longer ones are cut. */
    int MAX_PROPERTY = 150;

    /** Tickets granted at once; a client that asks for more gets this many (§10.3 asks for at least 256). */
    int MAX_TICKETS = 512;

    /** 16 bytes from clients of 2018, 12 from later ones (§9.3). */
    int MAX_CLIENT_RANDOM = 64;

    static ClientHandshake read(Members members) throws PsonException {
        return switch (members.text("type")) {
            case "ecdhe" -> new Ecdhe(members.binary("key"), agent(members));
            case "ecdhef" -> new Ecdhef(keyId(members), members.binary("key"), agent(members));
            case "ecdh" -> new Ecdh();
            case "ticket" -> new Ticket(members.binary("ticket_id"), clientRandom(members));
            case "ticket_request" -> new TicketRequest(tickets(members, "count"));
            case "srp_init" -> new SrpInit(members.text("I"), members.text("host"), properties(members));
            case "srp_exchange" ->
                new SrpExchange(
                        members.number("A"),
                        members.number("M1"),
                        members.text("sessionId"),
                        tickets(members, "tickets"));
            case "key_init", "key_exchange" -> new KeyLogin();
            default -> new Unknown();
        };
    }

    private static Optional<String> agent(Members members) {
        return members.findText("agent").map(agent -> cut(agent, MAX_AGENT));
    }

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    /** The id comes back in an alert, so nothing but an id is taken. */
    private static String keyId(Members members) throws PsonException {
        String keyId = members.text("keyid");
        if (keyId.length() > 16 || !keyId.chars().allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c))) {
            throw new PsonException("expected a key id of 16 hex digits, found other text");
        }
        return keyId;
    }

    private static byte[] clientRandom(Members members) throws PsonException {
        byte[] random = members.binary("client_random");
        if (random.length < 1 || random.length > MAX_CLIENT_RANDOM) {
            throw new PsonException("expected a client_random of 1 to 64 bytes, found " + random.length);
        }
        return random;
    }

    private static int tickets(Members members, String name) throws PsonException {
        long count = members.integer(name);
        if (count < 1) {
            throw new PsonException("expected a count of at least 1, found " + count);
        }
        return (int) Math.min(count, MAX_TICKETS);
    }

    private static Map<String, String> properties(Members members) throws PsonException {
        if (members.find("properties").isEmpty()) {
            return Map.of();
        }
        Members sent = members.object("properties");
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : new String[] {"appVersion", "sysVersion"}) {
            sent.findText(name).ifPresent(value -> kept.put(name, cut(value, MAX_PROPERTY)));
        }
        return kept;
    }
}
