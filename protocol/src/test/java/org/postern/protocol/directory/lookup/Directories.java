package org.postern.protocol.directory.lookup;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.primitive.Sha2;
import org.postern.crypto.vrf.VrfSecretKey;
import org.postern.protocol.directory.EntryName;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.Revision;
import org.postern.protocol.directory.history.Commitments;
import org.postern.protocol.directory.vrf.EcvrfIndexProver;
import org.postern.protocol.directory.write.Database;
import org.postern.protocol.keystore.IntegrationSignature;
import org.postern.protocol.keystore.Keystore;
import org.postern.testkit.Vectors;

/** Directories of both functions, with the same entries. */
final class Directories {
    static final long START = 1_500_000_000_000L;
    static final SecureRandom RANDOM = new SecureRandom("directories".getBytes(StandardCharsets.UTF_8));

    private static final EcPrivateKey SERVER_KEY = Vectors.pkiKey("server");
    static final VrfSecretKey VRF = VrfSecretKey.of(Sha2.sha256(new byte[] {9}));

    private Directories() {}

    record Named(String name, Database database) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Keystore legacyServer() {
        return Keystore.certified(SERVER_KEY, "example.com", 1_500_000_000, 1_500_000_000);
    }

    static Keystore ecvrfServer() {
        return legacyServer()
                .withAttachment(IndexKeys.ATTACHMENT, IndexKeys.attachment(VRF.publicKey()), 1_500_000_000);
    }

    static Octets commitment(VrfSecretKey key) {
        return new Commitments(
                        Optional.empty(), Optional.of(Hash.of(key.publicKey().encode())))
                .encode();
    }

    static Database legacy() {
        return new Database(SERVER_KEY, legacyServer()).created(START);
    }

    static Database ecvrf() {
        return new Database(SERVER_KEY, ecvrfServer(), new EcvrfIndexProver(VRF), commitment(VRF)).created(START);
    }

    /** Of either function, with some users of whom each has an attachment. */
    static List<Named> filled(int users) {
        return List.of(
                new Named("2018", filled(legacy(), "user", users)),
                new Named("RFC 9381", filled(ecvrf(), "user", users)));
    }

    static Database filled(Database database, String prefix, int users) {
        Revision head = database.head().revision();
        database.write(START + 1_000, draft -> {
            for (int i = 0; i < users; i++) {
                EcPrivateKey key = Vectors.pkiKey(prefix + i);
                Keystore keystore = Keystore.forIdentity(key, "u" + i).withAttachment("info", new byte[] {1}, 7);
                IntegrationSignature kis =
                        IntegrationSignature.sign(keystore, key, head.toArray(), START / 1_000, START / 1_000);
                draft.put(EntryName.of(prefix + ":u" + i), keystore, kis).ifPresent(r -> {
                    throw new AssertionError(r.sentence());
                });
            }
        });
        return database;
    }
}
