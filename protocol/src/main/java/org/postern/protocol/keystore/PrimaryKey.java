package org.postern.protocol.keystore;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A primary key with its user ids and subkeys (pki.md §3.8). */
public record PrimaryKey(KeyPacket key, List<SignaturePacket> revocations, List<UserId> userIds, List<Subkey> subkeys)
        implements PlacedKey {
    public PrimaryKey {
        revocations = List.copyOf(revocations);
        userIds = List.copyOf(userIds);
        subkeys = List.copyOf(subkeys);
    }

    /** The flags of the newest of the bindings of all user ids. */
    @Override
    public int flags() {
        List<SignaturePacket> bindings =
                userIds.stream().map(UserId::binding).flatMap(Optional::stream).toList();
        return Signatures.newest(bindings).map(SignaturePacket::keyFlags).orElse(0);
    }

    /** The first user id whose binding verifies. */
    public Optional<UserId> primaryUserId() {
        return userIds.stream().filter(id -> KeyValidity.isCertified(this, id)).findFirst();
    }

    /** This key, then its subkeys. */
    Stream<PlacedKey> all() {
        return Stream.concat(Stream.of(this), subkeys.stream());
    }

    PrimaryKey publicForm() {
        return new PrimaryKey(
                key.publicForm(),
                revocations,
                userIds,
                subkeys.stream().map(Subkey::publicForm).toList());
    }
}
