package org.postern.core.account.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.security.MessageDigest;
import org.postern.core.database.StoredKeys;
import org.postern.crypto.ec.EcPublicKey;

/**
 * What an account is recovered by (api.md §13 {@code setRecoveryData}).
 *
 * @param pub the recovery key as a compressed point of 33 bytes
 * @param data the account's keys, sealed by the client for the holder of that key
 */
@Embeddable
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Recovery(
        @Column(name = "recovery_pub") byte[] pub,
        @Column(name = "recovery_data") byte[] data) {
    /** The key, as a point. */
    public EcPublicKey key() {
        return StoredKeys.decode(pub);
    }

    /** Whether this is the key. */
    public boolean isOf(EcPublicKey key) {
        return MessageDigest.isEqual(pub, key.compressed());
    }
}
