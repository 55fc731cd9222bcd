package org.postern.transport.server;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.postern.pson.PsonException;
import org.postern.transport.message.KeyLoginProof;
import org.postern.transport.message.Members;

/** Members of client handshakes that have a form of their own, checked on reading (transport.md §9). */
record HandshakeMembers(Members members) {
    /** Agent text kept with tickets; longer ones are cut. */
    static final int MAX_AGENT = 150;

    /** Longest property kept for the login log (§9.5). */
    static final int MAX_PROPERTY = 150;

    /** 16 bytes from clients of 2018, 12 from later ones (§9.3). */
    static final int MAX_CLIENT_RANDOM = 64;

    /** Milliseconds with more digits are not a time. */
    private static final int MAX_TIMESTAMP = 18;

    /** Far above the 92 characters of 32 sealed bytes. */
    private static final int MAX_SEALED_KEY = 512;

    private static final Set<String> PROPERTIES = Set.of("appVersion", "sysVersion");

    Peer peer() {
        return new Peer(members.findText("agent").map(agent -> cut(agent, MAX_AGENT)), isTrue("key_change"));
    }

    boolean isTrue(String name) {
        return Boolean.TRUE.equals(members.values().get(name));
    }

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    /** The id comes back in an alert, so nothing but an id is taken. */
    String keyId() throws PsonException {
        String keyId = members.text("keyid");
        if (keyId.length() > 16 || !keyId.chars().allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c))) {
            throw new PsonException("expected a key id of 16 hex digits, found other text");
        }
        return keyId;
    }

    byte[] clientRandom() throws PsonException {
        byte[] random = members.binary("client_random");
        if (random.length < 1 || random.length > MAX_CLIENT_RANDOM) {
            throw new PsonException("expected a client_random of 1 to 64 bytes, found " + random.length);
        }
        return random;
    }

    /** A number of tickets, cut at the most that are granted. */
    int count(String name, int least) throws PsonException {
        long count = members.integer(name);
        if (count < least) {
            throw new PsonException("expected a count of at least " + least + ", found " + count);
        }
        return (int) Math.min(count, ClientHandshake.MAX_TICKETS);
    }

    /** Properties of password login: the known ones, cut to their length. */
    Map<String, String> properties() throws PsonException {
        Map<String, String> kept = new LinkedHashMap<>();
        for (Map.Entry<String, String> property : textProperties().entrySet()) {
            kept.put(property.getKey(), cut(property.getValue(), MAX_PROPERTY));
        }
        return kept;
    }

    private Map<String, String> textProperties() throws PsonException {
        Map<String, String> known = new LinkedHashMap<>();
        if (members.find("properties").isPresent()) {
            Members sent = members.object("properties");
            for (String name : PROPERTIES) {
                sent.findText(name).ifPresent(value -> known.put(name, value));
            }
        }
        return known;
    }

    /** Properties of key login, which was strict about them in 2018 already. */
    Map<String, String> strictProperties() throws PsonException {
        Map<String, String> known = textProperties();
        if (members.find("properties").isPresent()
                && !known.keySet().equals(members.object("properties").values().keySet())) {
            throw new PsonException("expected appVersion and sysVersion as text, found another property");
        }
        if (known.values().stream().anyMatch(value -> value.length() > MAX_PROPERTY)) {
            throw new PsonException("expected properties of at most 150 characters, found a longer one");
        }
        return known;
    }

    KeyLoginProof keyLoginProof() throws PsonException {
        String timestamp = limited("timestamp", 1, MAX_TIMESTAMP);
        if (!timestamp.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new PsonException("expected a timestamp of decimal digits, found another character");
        }
        String sealedKey = limited("K", 1, MAX_SEALED_KEY);
        var _ = base64("K", sealedKey);
        byte[] signature = base64("signature", limited("signature", 1, MAX_SEALED_KEY));
        return new KeyLoginProof(limited("nonce", 32, 64), timestamp, sealedKey, signature);
    }

    String limited(String name, int least, int most) throws PsonException {
        String text = members.text(name);
        if (text.length() < least || text.length() > most) {
            throw new PsonException(
                    "expected " + least + " to " + most + " characters as " + name + ", found " + text.length());
        }
        return text;
    }

    private static byte[] base64(String name, String text) throws PsonException {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            throw new PsonException("expected base64 as " + name + ", found another character");
        }
    }
}
