package org.postern.protocol.method;

import java.util.List;
import java.util.Map;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.DescriptorId;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.id.Username;
import org.postern.protocol.schema.Bound;
import org.postern.protocol.schema.Bytes;
import org.postern.protocol.schema.Constant;
import org.postern.protocol.schema.Covering;
import org.postern.protocol.schema.Decimal;
import org.postern.protocol.schema.Derivation;
import org.postern.protocol.schema.Encoding;
import org.postern.protocol.schema.Limits;
import org.postern.protocol.schema.ListOf;
import org.postern.protocol.schema.Named;
import org.postern.protocol.schema.RecordSchema;
import org.postern.protocol.schema.Schema;
import org.postern.protocol.schema.Text;
import org.postern.protocol.schema.Words;
import org.postern.protocol.signed.Signature;

/**
 * The type table of the API, each type with the code it reports (api.md §3). A member whose Java type is here needs to say no
 * more; of texts, numbers and bytes there are several, so these are annotated with their name.
 *
 * <p>It knows no method and no record of one: whichever class of a program is initialized first, this table is complete.
 */
public final class Types {
    private static final TypeRows ROWS = new TypeRows();
    private static final Derivation DERIVATION = new Derivation(ROWS);

    public static final Schema<BlockId> BID =
            ROWS.of(BlockId.class, ROWS.row("bid", ErrorCode.INVALID_BID, new Text<>(0, 44, Formats.BID)));
    public static final Schema<byte[]> BLOCK_DATA = ROWS.row(
            "blockData", ErrorCode.INVALID_DATA, new Bytes(Encoding.BINARY, 0, Bound.of(Limits.Name.BLOCK_LENGTH)));
    public static final Schema<DescriptorId> DID =
            ROWS.of(DescriptorId.class, ROWS.row("did", ErrorCode.INVALID_DID, new Text<>(0, 35, Formats.DID)));
    public static final Schema<EcPublicKey> PUB58 =
            ROWS.of(EcPublicKey.class, ROWS.row("pub58", new Text<>(0, 60, Formats.PUB58)));
    public static final Schema<SinkId> SID =
            ROWS.of(SinkId.class, ROWS.row("sid", ErrorCode.INVALID_SID, new Text<>(0, 60, Formats.SID)));
    public static final Schema<Signature> SIGNATURE = ROWS.of(
            Signature.class, ROWS.row("signature", ErrorCode.INVALID_SIGNATURE, new Text<>(0, 88, Formats.SIGNATURE)));
    public static final Schema<TransferId> TRANSFER_ID =
            ROWS.of(TransferId.class, ROWS.row("transferId", new Text<>(0, 32, Formats.TRANSFER_ID)));
    public static final Schema<Long> MID = ROWS.row("mid", ErrorCode.INVALID_MID, Schema.whole(1, Integer.MAX_VALUE));
    /** A message number as the key of a map. */
    public static final Schema<Long> MID_KEY = ROWS.row("midKey", ErrorCode.INVALID_MID, new Decimal());

    public static final Schema<byte[]> PRIVATE_DATA =
            ROWS.row("privData", ErrorCode.INVALID_PRIV_DATA, new Bytes(Encoding.BASE64, 0, Bound.of(8192)));

    static {
        ROWS.ofList(
                BlockId.class,
                ROWS.row(
                        "blocks",
                        ErrorCode.MAX_COUNT_OF_BLOCKS_EXCEEDED,
                        new ListOf<>(BID, 0, Bound.of(Limits.Name.BLOCKS_COUNT))));
        ROWS.ofList(DescriptorId.class, ROWS.row("dids", new ListOf<>(DID, 0, Bound.of(Limits.Name.DESCRIPTOR_BULK))));
        ROWS.ofList(TransferId.class, ROWS.row("transferIds", new ListOf<>(TRANSFER_ID, 1, Bound.of(100))));
        ROWS.row("mids", new ListOf<>(MID, 0, Bound.of(Limits.Name.MESSAGE_BULK)));
        ROWS.row("nonce", ErrorCode.INVALID_NONCE, Schema.text(32, 64));
        ROWS.row("timestamp", ErrorCode.INVALID_TIMESTAMP, new Decimal());
        ROWS.row("time", new Decimal());
        ROWS.row("seq", Schema.whole(0, Integer.MAX_VALUE));
        ROWS.row("modSeq", ErrorCode.INVALID_MOD_SEQ, Schema.whole(0, Integer.MAX_VALUE));
        ROWS.row("flags", Schema.text(0, 1024));
        ROWS.row("tags", Schema.list(Schema.text(1, 64), 20));
        ROWS.row("extra", new Bytes(Encoding.BASE64, 0, Bound.of(Limits.MAX_EXTRA)));
        ROWS.row("extraAuth", Schema.text(0, 4096));
        ROWS.row("sinkData", Schema.text(0, 1024));
        ROWS.of(SinkMode.class, ROWS.row("acl", ErrorCode.INVALID_SINK_ACL, Words.lowerCase(SinkMode.class)));
        ROWS.of(Hashmail.class, ROWS.row("hashmail", ErrorCode.INVALID_HASHMAIL, new Text<>(0, 200, Formats.HASHMAIL)));
        ROWS.of(Username.class, ROWS.row("username", ErrorCode.INVALID_USERNAME, new Text<>(0, 20, Formats.USERNAME)));
        ROWS.row("host", ErrorCode.INVALID_HOST, Schema.text(1, 100));
        ROWS.row("email", ErrorCode.INVALID_EMAIL, new Text<>(0, 254, Formats.EMAIL));
        ROWS.row("language", ErrorCode.INVALID_LANGUAGE, new Text<>(0, 2, Formats.LANGUAGE));
        ROWS.row("loginData", ErrorCode.INVALID_LOGIN_DATA, Schema.text(0, 1024));
        ROWS.row("srpSalt", ErrorCode.INVALID_SALT, new Bytes(Encoding.HEX, 16, Bound.of(16)));
        // 768 digits hold a number of the 3072-bit group.
        ROWS.row("srpVerifier", ErrorCode.INVALID_VERIFIER, new Text<>(0, 768, Formats.VERIFIER));
        ROWS.row("pin", ErrorCode.INVALID_PIN, new Text<>(0, 4, Formats.PIN));
        ROWS.row("token", ErrorCode.INVALID_TOKEN, Schema.text(0, 100));
        ROWS.row("dataVersion", Schema.text(1, 20));
        ROWS.row("keystore", new Bytes(Encoding.BASE64, 0, Bound.of(256 * 1024)));
        ROWS.row("keystoreBytes", new Bytes(Encoding.BINARY, 0, Bound.of(1 << 20)));
        ROWS.row("lockId", ErrorCode.INVALID_DESCRIPTOR_LOCK, new Text<>(0, 32, Formats.LOCK_ID));
        ROWS.row("limit", Schema.whole(-1, Integer.MAX_VALUE));
    }

    public static final Schema<SinkProof> PROOF = ROWS.of(
            SinkProof.class,
            ROWS.row(
                    "proof",
                    ErrorCode.INVALID_CREATE_SIGNATURE,
                    new Covering<>(record(SinkProof.Members.class), SinkProof::of, SinkProof::members)));

    public static final Schema<SenderProof> SENDER_PROOF = ROWS.of(
            SenderProof.class,
            ROWS.row(
                    "senderProof",
                    ErrorCode.INVALID_SIGNATURE,
                    new Covering<>(record(SinkProof.Members.class), SenderProof::of, SenderProof::members)));

    /** What methods answer that have nothing to tell. */
    public static final Schema<Done> DONE = new Constant<>("OK", Done.OK);

    private Types() {}

    /** The schema of a record whose members are of these types. */
    public static <R extends Record> RecordSchema<R> record(Class<R> type) {
        return DERIVATION.record(type);
    }

    /** The types, in the order of this table. */
    public static List<Named<?>> all() {
        return ROWS.all();
    }

    /** Objects of one form, in a list that is bounded by what is stored. */
    static <R extends Record> Schema<List<R>> listOf(Class<R> entry) {
        return Schema.list(record(entry));
    }

    static <K, R extends Record> Schema<Map<K, R>> mapOf(Schema<K> key, Class<R> value) {
        return Schema.map(key, record(value));
    }
}
