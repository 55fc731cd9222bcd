package org.postern.client.account;

import java.security.SecureRandom;
import org.postern.client.failure.VerificationFailed;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.hd.ExtendedKey;
import org.postern.crypto.hd.Mnemonic;
import org.postern.protocol.method.AccountMethods.RecoveryData;

/**
 * What recovery words open: the private data, sealed under the chain code of the words' extended key, whose private key logs in
 * (client.md §4 "Recovery"; white paper M-12).
 */
final class RecoverySeal {
    private RecoverySeal() {}

    static RecoveryData seal(Mnemonic words, PrivateData privateData, SecureRandom random) {
        ExtendedKey key = words.extendedKey();
        return new RecoveryData(key.publicKey(), privateData.seal(key.chainCode(), random));
    }

    /** @throws VerificationFailed if the data is another key's, was altered, or is no private data */
    static PrivateData open(Mnemonic words, RecoveryData sealed) throws VerificationFailed {
        ExtendedKey key = words.extendedKey();
        if (!sealed.pub().equals(key.publicKey())) {
            throw new VerificationFailed("The server answered with recovery data of another account. It is not used.");
        }
        return PrivateData.open(key.chainCode(), sealed.data());
    }

    static EcPrivateKey loginKey(Mnemonic words) {
        return words.extendedKey().privateKey().orElseThrow(() -> new AssertionError("the key of a seed is private"));
    }
}
