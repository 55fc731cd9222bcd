package org.postern.transport.record;

import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.postern.crypto.primitive.AesCiphers;

/** Reads encrypted records of one direction under one set of keys: tag, then MAC, and only then the text (transport.md §6.4). */
final class RecordOpener {
    /** What the next bytes are. A header stays in the input until its body is there, because the MAC covers both. */
    private sealed interface Expected {
        record Header() implements Expected {}

        record Body(ContentType type, int length) implements Expected {}
    }

    /** A longer buffer serves one record, so that a stream that once carried a block does not hold on to its memory. */
    private static final int KEPT = 1 << 18;

    private static final Expected HEADER = new Expected.Header();

    private final SecretKeySpec key;
    private final Cipher headerCipher;
    private final Cipher bodyCipher;
    private final RecordMac mac;
    private final byte[] header = new byte[RecordFormat.BLOCK];
    private byte[] text = new byte[0];
    private Expected expected = HEADER;

    RecordOpener(DirectionKeys keys, long sequence) {
        try {
            key = new SecretKeySpec(keys.aesKey(), "AES");
            headerCipher = AesCiphers.ecb();
            headerCipher.init(Cipher.DECRYPT_MODE, key);
            bodyCipher = AesCiphers.cbc();
            mac = new RecordMac(keys.macKey(), sequence);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has AES and HMAC", e);
        }
    }

    Optional<Frame> open(InputBuffer in) throws RecordRefused {
        try {
            if (expected instanceof Expected.Header && in.available() >= RecordFormat.BLOCK) {
                expected = openHeader(in);
            }
            return switch (expected) {
                case Expected.Header() -> Optional.empty();
                case Expected.Body(ContentType type, int length)
                when in.available() >= recordLength(length) -> {
                    expected = HEADER;
                    Payload payload = openBody(in, length);
                    in.skip(recordLength(length));
                    yield Optional.of(new Frame.Protected(type, payload));
                }
                case Expected.Body _ -> Optional.empty();
            };
        } catch (BadPaddingException e) {
            // Below a right MAC only a faulty peer pads wrongly; it learns nothing else than from a wrong MAC.
            throw new RecordRefused(RecordFault.WRONG_MAC);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("opening fits the buffer reserved for it", e);
        }
    }

    private static int recordLength(int length) {
        return length == 0 ? RecordFormat.BLOCK : RecordFormat.BLOCK + length + RecordFormat.MAC;
    }

    private Expected openHeader(InputBuffer in) throws RecordRefused, GeneralSecurityException {
        headerCipher.doFinal(in.bytes(), in.start(), RecordFormat.BLOCK, header, 0);
        mac.start(header, 0);
        if (!mac.isTag(header, RecordFormat.HEADER)) {
            throw new RecordRefused(RecordFault.WRONG_TAG);
        }
        RecordFormat.requireVersion(header, 0);
        int length = RecordFormat.length(header, 0);
        if (length % RecordFormat.BLOCK != 0) {
            throw new RecordRefused(RecordFault.WRONG_LENGTH);
        }
        return new Expected.Body(RecordFormat.type(header, 0), length);
    }

    private Payload openBody(InputBuffer in, int length) throws RecordRefused, GeneralSecurityException {
        if (length == 0) {
            return new Payload(text, 0, 0);
        }
        byte[] bytes = in.bytes();
        int start = in.start();
        if (!mac.isMac(bytes, start, RecordFormat.BLOCK + length)) {
            throw new RecordRefused(RecordFault.WRONG_MAC);
        }
        if (text.length < length || text.length > KEPT) {
            text = new byte[length];
        }
        bodyCipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(bytes, start, RecordFormat.BLOCK));
        int textLength = bodyCipher.doFinal(bytes, start + RecordFormat.BLOCK, length, text, 0);
        return new Payload(text, 0, textLength);
    }
}
