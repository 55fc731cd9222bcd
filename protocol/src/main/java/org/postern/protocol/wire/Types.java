package org.postern.protocol.wire;

import java.util.List;
import java.util.Optional;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.DescriptorId;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.PublicKeys;
import org.postern.protocol.id.Signature;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.id.Username;

/** The type table of the API, each type with the code it reports (api.md §3). */
public final class Types {
    /** Bytes of the {@code extra} of a message or descriptor. */
    public static final int MAX_EXTRA = 1 << 20;

    private static final int MAX_TRANSFERS = 100;
    private static final int MAX_TAGS = 20;
    private static final int MAX_PRIVATE_DATA = 8192;
    private static final int MAX_KEYSTORE = 256 * 1024;

    public static final Wire<BlockId> BID = Wires.named(ErrorCode.INVALID_BID, Wires.parsed(BlockId::parse, 44));
    public static final Wire<List<BlockId>> BLOCKS = Wires.named(
            ErrorCode.MAX_COUNT_OF_BLOCKS_EXCEEDED, Wires.list(BID, 0, l -> l.get(Limits.Name.BLOCKS_COUNT)));
    public static final Wire<byte[]> BLOCK_DATA =
            Wires.named(ErrorCode.INVALID_DATA, Wires.binary(Limits::blockLength));

    public static final Wire<DescriptorId> DID =
            Wires.named(ErrorCode.INVALID_DID, Wires.parsed(DescriptorId::new, 35));
    public static final Wire<List<DescriptorId>> DIDS = Wires.list(DID, 0, l -> l.get(Limits.Name.DESCRIPTOR_BULK));

    public static final Wire<EcPublicKey> PUB58 = Wires.parsedKey(PublicKeys::parse);
    public static final Wire<SinkId> SID = Wires.named(ErrorCode.INVALID_SID, Wires.parsed(SinkId::parse, 60));

    public static final Wire<Signature> SIGNATURE =
            Wires.named(ErrorCode.INVALID_SIGNATURE, Wires.parsed(text -> new Signature(Wires.decodeBase64(text)), 88));

    public static final Wire<String> NONCE = Wires.named(ErrorCode.INVALID_NONCE, Wires.text(32, 64));
    public static final Wire<Long> TIMESTAMP = Wires.named(ErrorCode.INVALID_TIMESTAMP, Wires.decimal());

    public static final Wire<TransferId> TRANSFER_ID = Wires.parsed(TransferId::parse, 32);
    public static final Wire<List<TransferId>> TRANSFER_IDS = Wires.list(TRANSFER_ID, 1, l -> MAX_TRANSFERS);

    /** A transfer id, or the empty text where an object has no blocks. */
    public static final Wire<Optional<TransferId>> TRANSFER_ID_OR_NONE = Wires.orEmptyText(TRANSFER_ID);

    public static final Wire<Long> MID = Wires.named(ErrorCode.INVALID_MID, Wires.integer(1, Integer.MAX_VALUE));
    /** A message number as the key of a map. */
    public static final Wire<Long> MID_KEY = Wires.named(ErrorCode.INVALID_MID, Wires.decimal());

    public static final Wire<List<Long>> MIDS = Wires.list(MID, 0, l -> l.get(Limits.Name.MESSAGE_BULK));
    public static final Wire<Long> SEQ = Wires.integer(0, Integer.MAX_VALUE);
    public static final Wire<Long> MOD_SEQ =
            Wires.named(ErrorCode.INVALID_MOD_SEQ, Wires.integer(0, Integer.MAX_VALUE));
    public static final Wire<String> FLAGS = Wires.text(0, 1024);
    public static final Wire<List<String>> TAGS = Wires.list(Wires.text(1, 64), 0, l -> MAX_TAGS);
    public static final Wire<byte[]> EXTRA = Wires.base64(MAX_EXTRA);

    public static final Wire<Username> USERNAME =
            Wires.named(ErrorCode.INVALID_USERNAME, Wires.parsed(Username::new, 20));
    public static final Wire<String> HOST = Wires.named(ErrorCode.INVALID_HOST, Wires.text(1, 100));
    public static final Wire<Hashmail> HASHMAIL =
            Wires.named(ErrorCode.INVALID_HASHMAIL, Wires.parsed(Hashmail::parse, 200));
    public static final Wire<String> EMAIL = Wires.named(
            ErrorCode.INVALID_EMAIL,
            Wires.parsed(
                    text -> {
                        int at = text.indexOf('@');
                        if (!text.isEmpty() && (at < 1 || at != text.lastIndexOf('@') || at == text.length() - 1)) {
                            throw new IllegalArgumentException("Expected an e-mail address or nothing");
                        }
                        return text;
                    },
                    254));
    public static final Wire<String> LANGUAGE = Wires.named(
            ErrorCode.INVALID_LANGUAGE,
            Wires.parsed(
                    text -> {
                        if (text.length() != 2 || !text.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
                            throw new IllegalArgumentException("Expected two lower-case letters");
                        }
                        return text;
                    },
                    2));
    public static final Wire<String> LOGIN_DATA = Wires.named(ErrorCode.INVALID_LOGIN_DATA, Wires.text(0, 1024));
    public static final Wire<byte[]> SRP_SALT = Wires.named(ErrorCode.INVALID_SALT, Wires.hex(16, 16));
    /** Hex digits as sent (they are signed as text); 768 of them hold a number of the 3072-bit group. */
    public static final Wire<String> SRP_VERIFIER = Wires.named(
            ErrorCode.INVALID_VERIFIER,
            Wires.parsed(
                    text -> {
                        if (text.isEmpty() || !text.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
                            throw new IllegalArgumentException("Expected hex digits");
                        }
                        return text;
                    },
                    768));

    public static final Wire<byte[]> PRIVATE_DATA =
            Wires.named(ErrorCode.INVALID_PRIV_DATA, Wires.base64(MAX_PRIVATE_DATA));
    public static final Wire<String> PIN = Wires.named(
            ErrorCode.INVALID_PIN,
            Wires.parsed(
                    text -> {
                        if (!text.isEmpty()
                                && (text.length() != 4 || !text.chars().allMatch(c -> c >= '0' && c <= '9'))) {
                            throw new IllegalArgumentException("Expected four digits or nothing");
                        }
                        return text;
                    },
                    4));
    public static final Wire<String> TOKEN = Wires.named(ErrorCode.INVALID_TOKEN, Wires.text(0, 100));
    public static final Wire<String> DATA_VERSION = Wires.text(1, 20);
    public static final Wire<byte[]> KEYSTORE = Wires.base64(MAX_KEYSTORE);
    /** A lock's id of 32 characters, or nothing. */
    public static final Wire<String> LOCK_ID = Wires.named(
            ErrorCode.INVALID_DESCRIPTOR_LOCK,
            Wires.parsed(
                    text -> {
                        if (!text.isEmpty() && text.length() != 32) {
                            throw new IllegalArgumentException("Expected 32 characters or nothing");
                        }
                        return text;
                    },
                    32));

    public static final Wire<String> SINK_DATA = Wires.text(0, 1024);
    /** What methods answer that have nothing to tell: {@code "OK"}. */
    public static final Wire<Done> DONE = Wires.constant("OK", Done.OK);

    private Types() {}

    /** The result of a method that has nothing to tell. */
    public enum Done {
        OK
    }
}
