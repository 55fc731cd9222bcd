package org.postern.core.storage.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.nio.charset.StandardCharsets;
import org.postern.core.database.StoredKeys;
import org.postern.core.storage.BlockOwner;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.id.DescriptorId;
import org.postern.protocol.method.DescriptorMethods.DescriptorData;
import org.postern.protocol.signed.Signature;

/**
 * A descriptor: what makes a list of blocks an object that a key pair controls (white paper "Descriptors"; api.md §6, §9).
 * The list itself is among the references.
 */
@Entity
public class Descriptor {
    @Id
    private String did;

    private byte[] dpub;
    private byte[] extra;
    private byte[] signature;

    @Column(name = "server_date")
    private long serverDate;

    private String owner;

    @SuppressWarnings("NullAway.Init") // for the persistence provider, which fills the fields
    protected Descriptor() {}

    /** A new version; id, key and owner stay. */
    public void replace(DescriptorData data, long now) {
        extra = data.extra();
        signature = data.signature().value();
        serverDate = now;
    }

    /** Under which the references have the list of a descriptor. */
    public static BlockOwner blockOwner(DescriptorId did) {
        return new BlockOwner("descriptor", did.address().getBytes(StandardCharsets.US_ASCII));
    }

    public DescriptorId did() {
        return new DescriptorId(did);
    }

    public EcPublicKey dpub() {
        return StoredKeys.decode(dpub);
    }

    public byte[] extra() {
        return extra;
    }

    public Signature signature() {
        return new Signature(signature);
    }

    public long serverDate() {
        return serverDate;
    }

    public String owner() {
        return owner;
    }
}
