package org.postern.crypto.container;

import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.XTEAEngine;
import org.bouncycastle.crypto.paddings.PKCS7Padding;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.postern.crypto.container.InvalidContainerException.Reason;
import org.postern.crypto.primitive.Sha2;

/** XTEA in ECB mode, container type 3: old data that is read, never written (client.md §2). */
final class XteaEcb {
    private static final int BLOCK = 8;
    private static final int KEY = 16;

    private XteaEcb() {}

    /** Decrypts what follows the type byte. */
    static byte[] decrypt(byte[] key, byte[] sealed) throws InvalidContainerException {
        int length = sealed.length - 1;
        if (length == 0 || length % BLOCK != 0) {
            throw new InvalidContainerException(
                    Reason.WRONG_LENGTH,
                    "Invalid container: expected a whole number of blocks, found " + sealed.length + " bytes");
        }
        PaddedBufferedBlockCipher cipher = new PaddedBufferedBlockCipher(new XTEAEngine(), new PKCS7Padding());
        cipher.init(false, new KeyParameter(Arrays.copyOf(Sha2.sha256(key), KEY)));
        byte[] out = new byte[cipher.getOutputSize(length)];
        int written = cipher.processBytes(sealed, 1, length, out, 0);
        try {
            written += cipher.doFinal(out, written);
        } catch (InvalidCipherTextException e) {
            throw new InvalidContainerException(Reason.WRONG_PADDING, "Invalid container: the padding is wrong");
        }
        return Arrays.copyOf(out, written);
    }
}
