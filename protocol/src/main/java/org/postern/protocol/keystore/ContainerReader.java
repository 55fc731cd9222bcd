package org.postern.protocol.keystore;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Reads the packets of a container in the only order there is (pki.md §3.8, §4.1, §4.2). */
final class ContainerReader {
    static final int KEYSTORE = 1;
    static final int DOCUMENT = 2;

    private static final int MAX_USER_ID = 255;

    private final List<Packet> packets;
    private final List<Attachments.Pointer> pointers = new ArrayList<>();
    private final List<Attachments.Data> data = new ArrayList<>();
    private final Set<KeyId> keyIds = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final int dataType;
    private int next;

    ContainerReader(byte[] container) throws KeystoreException {
        if (container.length > KeyContainer.MAX_LENGTH) {
            throw new KeystoreException("Expected a container of at most " + KeyContainer.MAX_LENGTH + " octets, found "
                    + container.length);
        }
        this.packets = PacketReader.readAll(container);
        this.dataType = dataType();
    }

    private int dataType() throws KeystoreException {
        Packet first = take(PacketTag.DATA_TYPE);
        int type = first.body().length == 1 ? first.body()[0] : 0;
        if (type != KEYSTORE && type != DOCUMENT) {
            throw new KeystoreException("Expected data type 1 or 2, found another");
        }
        return type;
    }

    KeyContainer read() throws KeystoreException {
        return dataType == KEYSTORE ? keystore() : document();
    }

    Keystore keystore() throws KeystoreException {
        expectDataType(KEYSTORE);
        List<PrimaryKey> keys = new ArrayList<>();
        while (next < packets.size()) {
            if (!attachment()) {
                keys.add(primaryKey());
            }
        }
        expectKeys(keys);
        return new Keystore(keys, new Attachments(pointers, data));
    }

    Document document() throws KeystoreException {
        expectDataType(DOCUMENT);
        List<KeyPacket> keys = new ArrayList<>();
        while (next < packets.size()) {
            if (!attachment()) {
                keys.add(key(tag -> tag == PacketTag.PUBLIC_KEY));
            }
        }
        expectKeys(keys);
        return new Document(keys, new Attachments(pointers, data));
    }

    private PrimaryKey primaryKey() throws KeystoreException {
        KeyPacket key = key(PacketTag::isPrimaryKey);
        List<SignaturePacket> revocations = signatures(type -> type == SignatureType.KEY_REVOCATION);
        List<UserId> userIds = new ArrayList<>();
        while (comes(tag -> tag == PacketTag.USER_ID)) {
            userIds.add(new UserId(userId(take(PacketTag.USER_ID)), signatures(SignatureType::isCertification)));
        }
        List<Subkey> subkeys = new ArrayList<>();
        while (comes(PacketTag::isSubkey)) {
            subkeys.add(subkey(key.keyId()));
        }
        return new PrimaryKey(key, revocations, userIds, subkeys);
    }

    private Subkey subkey(KeyId primary) throws KeystoreException {
        KeyPacket key = key(PacketTag::isSubkey);
        List<SignaturePacket> revocations = signatures(type -> type == SignatureType.SUBKEY_REVOCATION);
        List<SignaturePacket> bindings = signatures(type -> type == SignatureType.SUBKEY_BINDING);
        return new Subkey(primary, key, revocations, bindings);
    }

    private KeyPacket key(Predicate<PacketTag> fits) throws KeystoreException {
        if (!comes(fits)) {
            throw new KeystoreException("Expected a key or an attachment, found " + found());
        }
        KeyPacket key = KeyPacket.decode(packets.get(next++));
        if (!keyIds.add(key.keyId())) {
            throw new KeystoreException("Expected every key once, found " + key.keyId() + " again");
        }
        return key;
    }

    private static String userId(Packet packet) throws KeystoreException {
        int length = packet.body().length;
        if (length == 0 || length > MAX_USER_ID) {
            throw new KeystoreException("Expected a user id of 1 to 255 octets, found " + length);
        }
        return Text.decode(packet.body());
    }

    private List<SignaturePacket> signatures(Predicate<SignatureType> fits) throws KeystoreException {
        List<SignaturePacket> signatures = new ArrayList<>();
        while (comes(tag -> tag == PacketTag.SIGNATURE)) {
            SignaturePacket signature = SignaturePacket.decode(packets.get(next));
            if (!fits.test(signature.type())) {
                return signatures;
            }
            signatures.add(signature);
            next++;
        }
        return signatures;
    }

    /** Takes a pointer or data, if one comes. */
    private boolean attachment() throws KeystoreException {
        if (comes(tag -> tag == PacketTag.ATTACHMENT_POINTER)) {
            Attachments.Pointer pointer = Attachments.Pointer.decode(packets.get(next++));
            if (!names.add(pointer.name())) {
                throw new KeystoreException("Expected file names once, found one again");
            }
            pointers.add(pointer);
            return true;
        }
        if (comes(tag -> tag == PacketTag.ATTACHMENT_DATA)) {
            data.add(Attachments.Data.decode(packets.get(next++)));
            return true;
        }
        return false;
    }

    private boolean comes(Predicate<PacketTag> fits) {
        return next < packets.size() && fits.test(packets.get(next).tag());
    }

    private Packet take(PacketTag tag) throws KeystoreException {
        if (!comes(t -> t == tag)) {
            throw new KeystoreException("Expected a packet " + tag + ", found " + found());
        }
        return packets.get(next++);
    }

    private String found() {
        return next < packets.size() ? packets.get(next).tag().toString() : "the end";
    }

    private void expectDataType(int expected) throws KeystoreException {
        if (dataType != expected) {
            throw new KeystoreException("Expected data type " + expected + ", found " + dataType);
        }
    }

    private static void expectKeys(List<?> keys) throws KeystoreException {
        if (keys.isEmpty()) {
            throw new KeystoreException("Expected at least one key, found none");
        }
    }
}
