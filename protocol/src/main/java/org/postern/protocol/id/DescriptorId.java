package org.postern.protocol.id;

import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.text.BitcoinAddress;

/** DID: the Bitcoin main-network address of a descriptor's public key (white paper "Descriptors"; api.md §3 {@code did}). */
public record DescriptorId(String address) {

    /** @throws IllegalArgumentException unless the text is a main-network address with a right checksum */
    public DescriptorId {
        if (!BitcoinAddress.isValid(address)) {
            throw new IllegalArgumentException("Expected a descriptor id of 26 to 35 Base58Check characters");
        }
    }

    public static DescriptorId of(EcPublicKey descriptorKey) {
        return new DescriptorId(descriptorKey.address());
    }

    @Override
    public String toString() {
        return address;
    }
}
