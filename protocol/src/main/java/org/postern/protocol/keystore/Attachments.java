package org.postern.protocol.keystore;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files that travel with a container: pointers, which are signed, and data, which may be left out (pki.md §3.9). */
record Attachments(List<Pointer> pointers, List<Data> data) {
    static final Attachments NONE = new Attachments(List.of(), List.of());

    private static final int HASH_LENGTH = 32;
    private static final int MAX_NAME = 255;

    Attachments {
        pointers = List.copyOf(pointers);
        data = List.copyOf(data);
    }

    @SuppressWarnings("ArrayRecordComponent") // hashes are compared with MessageDigest.isEqual
    record Pointer(String name, long creationSeconds, byte[] hash) {
        static Pointer decode(Packet packet) throws KeystoreException {
            OctetReader in = new OctetReader(packet.body());
            String name = Text.decode(in.octets(in.u8()));
            long creationSeconds = in.u32();
            int hash = in.u8();
            if (hash != HashAlgorithm.SHA256.number()) {
                throw new KeystoreException("Expected an attachment hash of algorithm 8, found " + hash);
            }
            return new Pointer(name, creationSeconds, in.rest());
        }

        Packet encode() {
            byte[] text = Text.encode(name);
            byte[] body = new OctetWriter()
                    .u8(text.length)
                    .octets(text)
                    .u32(creationSeconds)
                    .u8(HashAlgorithm.SHA256.number())
                    .octets(hash)
                    .toByteArray();
            return new Packet(PacketTag.ATTACHMENT_POINTER, body);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // hashes are compared with MessageDigest.isEqual
    record Data(byte[] hash, byte[] content) {
        static Data decode(Packet packet) throws KeystoreException {
            OctetReader in = new OctetReader(packet.body());
            return new Data(in.octets(in.u8()), in.rest());
        }

        Packet encode() {
            byte[] body = new OctetWriter()
                    .u8(hash.length)
                    .octets(hash)
                    .octets(content)
                    .toByteArray();
            return new Packet(PacketTag.ATTACHMENT_DATA, body);
        }

        boolean isFor(Pointer pointer) {
            return MessageDigest.isEqual(hash, pointer.hash);
        }

        boolean hasItsHash() {
            return MessageDigest.isEqual(hash, HashAlgorithm.SHA256.digest().digest(content));
        }
    }

    boolean isValid() {
        return pointers.stream().allMatch(p -> p.hash.length == HASH_LENGTH)
                && data.stream()
                        .allMatch(d -> d.hasItsHash() && pointers.stream().anyMatch(d::isFor));
    }

    boolean isComplete() {
        return pointers.stream().allMatch(p -> dataOf(p).isPresent());
    }

    Optional<byte[]> content(String name) {
        return pointer(name).flatMap(this::dataOf).map(d -> d.content.clone());
    }

    List<String> names() {
        return pointers.stream().map(Pointer::name).toList();
    }

    Attachments withoutData() {
        return new Attachments(pointers, List.of());
    }

    /** Pointers stay; data only of these names, in their order. */
    Attachments withData(List<String> names) {
        List<Data> kept = names.stream()
                .distinct()
                .map(this::pointer)
                .flatMap(Optional::stream)
                .map(this::dataOf)
                .flatMap(Optional::stream)
                .toList();
        return new Attachments(pointers, kept);
    }

    /** Replaces what has this name, at the end of both lists. */
    Attachments with(String name, byte[] content, long creationSeconds) {
        int length = Text.encode(name).length;
        if (length > MAX_NAME) {
            throw new IllegalArgumentException("Expected a file name of at most 255 octets, found " + length);
        }
        byte[] hash = HashAlgorithm.SHA256.digest().digest(content);
        List<Pointer> newPointers = new ArrayList<>(pointers);
        List<Data> newData = new ArrayList<>(data);
        pointer(name).ifPresent(old -> {
            newPointers.remove(old);
            dataOf(old).ifPresent(newData::remove);
        });
        newPointers.add(new Pointer(name, creationSeconds, hash));
        newData.add(new Data(hash, content.clone()));
        return new Attachments(newPointers, newData);
    }

    void writeTo(OctetWriter out) {
        pointers.forEach(p -> p.encode().writeTo(out));
        data.forEach(d -> d.encode().writeTo(out));
    }

    private Optional<Pointer> pointer(String name) {
        return pointers.stream().filter(p -> p.name.equals(name)).findFirst();
    }

    private Optional<Data> dataOf(Pointer pointer) {
        return data.stream().filter(d -> d.isFor(pointer)).findFirst();
    }
}
