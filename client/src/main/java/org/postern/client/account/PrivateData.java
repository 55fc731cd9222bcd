package org.postern.client.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.postern.client.failure.VerificationFailed;
import org.postern.client.json.Json;
import org.postern.crypto.container.Container;
import org.postern.crypto.container.InvalidContainerException;
import org.postern.crypto.hd.ExtendedKey;
import org.postern.crypto.hd.Mnemonic;

/**
 * The private data record: the master seed, which the server keeps sealed (client.md §4).
 *
 * @param masterSeed 64 bytes
 * @param recovery entropy of the recovery words, 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // secrets on their way to or from a container, never compared
public record PrivateData(byte[] masterSeed, Optional<byte[]> recovery) {
    /** Version of the JSON form. */
    public static final String VERSION = "1.0";

    /** A new account: a fresh master seed, no recovery words yet. */
    public static PrivateData generate(SecureRandom random) {
        return new PrivateData(ExtendedKey.newMasterSeed(random), Optional.empty());
    }

    /** The same keys with other recovery words. */
    public PrivateData with(Mnemonic words) {
        return new PrivateData(masterSeed, Optional.of(words.entropy()));
    }

    /** The keys of the account. */
    public KeyTree keys() {
        return KeyTree.of(masterSeed);
    }

    /** The recovery words, if the account has them. */
    public Optional<Mnemonic> recoveryWords() {
        return recovery.map(Mnemonic::ofEntropy);
    }

    byte[] toJson() {
        ObjectNode json = Json.object();
        json.put("masterSeed", Base64.getEncoder().encodeToString(masterSeed));
        json.put("dataVersion", VERSION);
        recovery.ifPresent(entropy -> json.put("recovery", Base64.getEncoder().encodeToString(entropy)));
        return Json.bytes(json);
    }

    /** The container for the server, type 4. */
    public byte[] seal(byte[] key, SecureRandom random) {
        byte[] json = toJson();
        try {
            return Container.sealAuthenticated(key, json, random);
        } finally {
            Arrays.fill(json, (byte) 0);
        }
    }

    /**
     * Opens the container of the server.
     *
     * @throws VerificationFailed if it was altered or belongs to another password
     */
    public static PrivateData open(byte[] key, byte[] sealed) throws VerificationFailed {
        try {
            JsonNode json = Json.parse(Container.openAuthenticated(key, sealed));
            byte[] seed = Base64.getDecoder().decode(Json.requireText(json, "masterSeed"));
            Optional<byte[]> recovery = Json.findText(json, "recovery")
                    .map(text -> Base64.getDecoder().decode(text));
            if (seed.length != ExtendedKey.MASTER_SEED_LENGTH) {
                throw new VerificationFailed("The account's private data has an unknown form. It is not used.");
            }
            return new PrivateData(seed, recovery);
        } catch (InvalidContainerException | IllegalArgumentException e) {
            throw new VerificationFailed("The account's private data was changed on the server. It is not used.", e);
        }
    }
}
