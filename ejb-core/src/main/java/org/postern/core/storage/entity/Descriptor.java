package org.postern.core.storage.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.ec.InvalidPointException;
import org.postern.protocol.id.DescriptorId;
import org.postern.protocol.id.Username;
import org.postern.protocol.method.DescriptorMethods.DescriptorData;
import org.postern.protocol.signed.Signature;

/**
 * A descriptor: what makes a list of blocks an object that a key pair controls (white paper "Descriptors"; api.md §6, §9).
 * The list itself is kept by {@link DescriptorBlocks}.
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

    /**
     * The first version.
     *
     * @param serverDate ms since 1970
     */
    public Descriptor(DescriptorId did, DescriptorData data, Username owner, long serverDate) {
        this.did = did.address();
        this.dpub = data.dpub58().compressed();
        this.extra = data.extra();
        this.signature = data.signature().value();
        this.owner = owner.text();
        this.serverDate = serverDate;
    }

    /** A new version; id, key and owner stay. */
    public void replace(DescriptorData data, long now) {
        extra = data.extra();
        signature = data.signature().value();
        serverDate = now;
    }

    public DescriptorId did() {
        return new DescriptorId(did);
    }

    public EcPublicKey dpub() {
        try {
            return EcPublicKey.decode(dpub);
        } catch (InvalidPointException e) {
            throw new IllegalStateException("Expected the public key of a descriptor", e);
        }
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
