package org.postern.protocol.keystore;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;

/** pgpkeystore: keys with user ids, subkeys, revocations and attachments (pki.md §4.1). */
public final class Keystore implements KeyContainer {
    private final List<PrimaryKey> keys;
    private final Attachments attachments;

    Keystore(List<PrimaryKey> keys, Attachments attachments) {
        this.keys = List.copyOf(keys);
        this.attachments = attachments;
    }

    /**
     * Reads a container of data type 1.
     *
     * @throws KeystoreException when the bytes are none
     */
    public static Keystore decode(byte[] container) throws KeystoreException {
        return new ContainerReader(container).keystore();
    }

    /**
     * The public keystore of an account, certified at second 0: the same identity always gives the same bytes. Identity
     * keys have creation time 0, for their key id must never change (pki.md §3.4).
     */
    public static Keystore forIdentity(EcPrivateKey identity, String userId) {
        return forIdentity(identity, userId, 0);
    }

    /** The same with the time of certification, seconds since 1970: of several keystores the newest one counts. */
    public static Keystore forIdentity(EcPrivateKey identity, String userId, long certificationSeconds) {
        return certified(identity, userId, 0, certificationSeconds);
    }

    /** The public keystore of any key, for instance a server's, which carries the time of its generation. */
    public static Keystore certified(EcPrivateKey key, String userId, long creationSeconds, long certificationSeconds) {
        KeyPacket packet = KeyPacket.signing(key.publicKey(), creationSeconds);
        SignaturePacket certification = SignaturePacket.sign(
                SignatureType.POSITIVE_CERTIFICATION,
                new Subpackets.Builder().add(Subpackets.KEY_FLAGS, new byte[] {KeyFlags.DEFAULT}),
                certificationSeconds,
                key,
                packet.keyId(),
                packet.certificationInput(userId));
        UserId id = new UserId(userId, List.of(certification));
        return new Keystore(List.of(new PrimaryKey(packet, List.of(), List.of(id), List.of())), Attachments.NONE);
    }

    @Override
    public byte[] encode() {
        OctetWriter out = new OctetWriter();
        new Packet(PacketTag.DATA_TYPE, new byte[] {ContainerReader.KEYSTORE}).writeTo(out);
        keys.forEach(key -> write(key, out));
        attachments.writeTo(out);
        return out.toByteArray();
    }

    private static void write(PrimaryKey primary, OctetWriter out) {
        primary.key().encodePrimary().writeTo(out);
        write(primary.revocations(), out);
        for (UserId id : primary.userIds()) {
            new Packet(PacketTag.USER_ID, Text.encode(id.text())).writeTo(out);
            write(id.certifications(), out);
        }
        for (Subkey subkey : primary.subkeys()) {
            subkey.key().encodeSubkey().writeTo(out);
            write(subkey.revocations(), out);
            write(subkey.bindings(), out);
        }
    }

    private static void write(List<SignaturePacket> signatures, OctetWriter out) {
        signatures.forEach(s -> s.encode().writeTo(out));
    }

    @Override
    public boolean validStrict() {
        return keys.stream().allMatch(KeyValidity::isValid) && attachments.isValid();
    }

    @Override
    public boolean validToSave() {
        return attachments.isComplete() && validStrict();
    }

    @Override
    public Keystore publicView() {
        return new Keystore(keys.stream().map(PrimaryKey::publicForm).toList(), attachments);
    }

    @Override
    public Keystore withAttachments(boolean data) {
        return data ? this : new Keystore(keys, attachments.withoutData());
    }

    @Override
    public Keystore withAttachments(List<String> names) {
        return new Keystore(keys, attachments.withData(names));
    }

    @Override
    public Keystore signedView() {
        return publicView().withAttachments(false);
    }

    /** With a file added, or replaced when the name is taken; {@code creationSeconds} since 1970. */
    public Keystore withAttachment(String name, byte[] content, long creationSeconds) {
        return new Keystore(keys, attachments.with(name, content, creationSeconds));
    }

    @Override
    public List<String> attachmentNames() {
        return attachments.names();
    }

    @Override
    public Optional<byte[]> attachment(String name) {
        return attachments.content(name);
    }

    @Override
    public boolean verifies(IntegrationSignature kis) {
        return signed(kis, signedView());
    }

    @Override
    public boolean verifies(IntegrationSignature kis, byte[] message) {
        return key(kis.issuer())
                .filter(PlacedKey::mayIntegrate)
                .filter(key -> key.signed(kis.packet(), message))
                .isPresent();
    }

    /** Whether a key of this keystore that may sign for it made the signature over a view, of this or the next one. */
    boolean signed(IntegrationSignature kis, KeyContainer view) {
        return verifies(kis, view.encode());
    }

    @Override
    public boolean contains(KeyId id) {
        return key(id).isPresent();
    }

    /** The public key of the first primary key, which is the identity the keystore stands for. */
    public EcPublicKey primaryKey() {
        return keys.getFirst().key().publicKey();
    }

    /** The first user id of the first primary key whose certification verifies; empty text when none does. */
    public String primaryUserId() {
        return keys.getFirst().primaryUserId().map(UserId::text).orElse("");
    }

    /** The id of the first primary key. */
    public KeyId keyId() {
        return keys.getFirst().keyId();
    }

    public List<PrimaryKey> primaryKeys() {
        return keys;
    }

    /** A key by its id, among primary keys and their subkeys. */
    public Optional<PlacedKey> key(KeyId id) {
        return allKeys().filter(key -> key.keyId().equals(id)).findFirst();
    }

    Stream<PlacedKey> allKeys() {
        return keys.stream().flatMap(PrimaryKey::all);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Keystore that && MessageDigest.isEqual(encode(), that.encode());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(signedView().encode());
    }

    @Override
    public String toString() {
        return "Keystore " + keyId();
    }
}
