package org.postern.transport.record;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.postern.crypto.primitive.AesCiphers;

/** Writes encrypted records of one direction under one set of keys (transport.md §6.4). */
final class RecordSealer {
    private final SecretKeySpec key;
    private final Cipher headerCipher;
    private final Cipher bodyCipher;
    private final RecordMac mac;
    private final byte[] header = new byte[RecordFormat.BLOCK];

    RecordSealer(DirectionKeys keys, long sequence) {
        try {
            key = new SecretKeySpec(keys.aesKey(), "AES");
            headerCipher = AesCiphers.ecb();
            headerCipher.init(Cipher.ENCRYPT_MODE, key);
            bodyCipher = AesCiphers.cbc();
            mac = new RecordMac(keys.macKey(), sequence);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has AES and HMAC", e);
        }
    }

    void seal(ContentType type, byte[] payload, int offset, int length, OutputBuffer out) {
        int cipherLength = length == 0 ? 0 : RecordFormat.BLOCK * (length / RecordFormat.BLOCK + 1);
        int macLength = length == 0 ? 0 : RecordFormat.MAC;
        int start = out.append(RecordFormat.BLOCK + cipherLength + macLength);
        byte[] bytes = out.bytes();
        try {
            RecordFormat.putHeader(header, 0, type, cipherLength);
            mac.start(header, 0);
            mac.putTag(header, RecordFormat.HEADER);
            headerCipher.doFinal(header, 0, RecordFormat.BLOCK, bytes, start);
            if (length > 0) {
                bodyCipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(bytes, start, RecordFormat.BLOCK));
                bodyCipher.doFinal(payload, offset, length, bytes, start + RecordFormat.BLOCK);
                mac.putMac(bytes, start, RecordFormat.BLOCK + cipherLength);
            }
        } catch (GeneralSecurityException e) {
            throw new AssertionError("sealing fits the buffer reserved for it", e);
        }
    }
}
