package org.postern.crypto.srp;

import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of the password mixing, which travel with the account as JSON text (transport.md §14.3).
 *
 * @param rounds rounds of PBKDF2, at least 1
 * @param salt 16 bytes, independent of the SRP salt
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, compared by content
public record LoginData(int rounds, byte[] salt) {
    /** Length of the salt in bytes. */
    public static final int SALT_LENGTH = 16;
    /** Longest text that a server stores. */
    public static final int MAX_TEXT = 1024;

    private static final Set<String> MEMBERS =
            Set.of("algorithm", "hash", "length", "rounds", "salt", "version", "hint");
    private static final long MIXED_LENGTH = 16;
    private static final long VERSION = 1;
    // Twenty times what new accounts use; more is an attempt to keep the client busy.
    private static final int MAX_ROUNDS = 12_000_000;

    public LoginData {
        if (rounds < 1 || rounds > MAX_ROUNDS) {
            throw new IllegalArgumentException("loginData: expected 1 to 12000000 rounds, found " + rounds);
        }
        if (salt.length != SALT_LENGTH) {
            throw new IllegalArgumentException("loginData: expected a salt of 16 bytes, found " + salt.length);
        }
        salt = salt.clone();
    }

    /**
     * Reads the JSON text. Another algorithm, hash, length or version is refused; the hint of low users is skipped.
     *
     * @throws IllegalArgumentException when the text is something else
     */
    public static LoginData parse(String json) {
        if (json.length() > MAX_TEXT) {
            throw new IllegalArgumentException("loginData: expected at most 1024 characters, found " + json.length());
        }
        Map<String, Object> members = FlatJson.parse(json);
        if (!MEMBERS.containsAll(members.keySet())) {
            throw new IllegalArgumentException("loginData: expected known members only, found another one");
        }
        require(members, "algorithm", "PBKDF2");
        require(members, "hash", "SHA512");
        require(members, "length", MIXED_LENGTH);
        require(members, "version", VERSION);
        if (!(members.get("rounds") instanceof Long rounds) || !(members.get("salt") instanceof String salt)) {
            throw new IllegalArgumentException("loginData: expected a number of rounds and a salt");
        }
        return new LoginData(
                Math.clamp(rounds, 0, Integer.MAX_VALUE), Base64.getDecoder().decode(salt));
    }

    /** The JSON text, byte for byte as all programs write it. */
    public String toJson() {
        return "{\"algorithm\":\"PBKDF2\",\"hash\":\"SHA512\",\"length\":16,\"rounds\":" + rounds + ",\"salt\":\""
                + Base64.getEncoder().encodeToString(salt) + "\",\"version\":1}";
    }

    @Override
    public byte[] salt() {
        return salt.clone();
    }

    private static void require(Map<String, Object> members, String name, Object expected) {
        if (!expected.equals(members.get(name))) {
            throw new IllegalArgumentException("loginData: expected " + name + " " + expected + ", found another");
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LoginData data && rounds == data.rounds && Arrays.equals(salt, data.salt);
    }

    @Override
    public int hashCode() {
        return 31 * rounds + Arrays.hashCode(salt);
    }
}
