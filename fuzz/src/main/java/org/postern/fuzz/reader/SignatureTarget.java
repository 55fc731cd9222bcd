package org.postern.fuzz.reader;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Arrays;
import org.postern.crypto.PosternProvider;
import org.postern.crypto.ec.EcPrivateKey;

/**
 * Signatures, compact and DER, of one message under one key: whatever verifies is the signature that was made, for nobody can make
 * another one (transport.md §16.5). The first byte chooses the form; an even one gives the signature, an odd one damages a good one.
 */
public final class SignatureTarget implements FuzzTarget {
    private static final EcPrivateKey KEY = EcPrivateKey.of(Arrays.copyOf(new byte[] {7}, 32));
    private static final byte[] MESSAGE = "fuzzed".getBytes(StandardCharsets.US_ASCII);
    private static final String[] FORMS = {"SHA256withECDSA-COMPACT", "SHA256withECDSA"};

    @Override
    public void run(byte[] input) throws GeneralSecurityException {
        if (input.length < 4) {
            return;
        }
        String form = FORMS[input[0] >> 1 & 1];
        byte[] good = sign(form);
        byte[] given = (input[0] & 1) == 0
                ? Arrays.copyOfRange(input, 1, input.length)
                : Damage.to(good, (input[1] & 0xff) << 8 | (input[2] & 0xff), input[3] & 0xff);
        Require.that(verifies(form, good), "a good signature verifies");
        if (verifies(form, given)) {
            // The first byte of a compact signature is a hint that verification does not need.
            int from = form.endsWith("COMPACT") ? 1 : 0;
            Require.same(
                    Arrays.copyOfRange(good, from, good.length),
                    Arrays.copyOfRange(given, from, given.length),
                    "only the signature made verifies");
        }
    }

    private static byte[] sign(String form) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(form, PosternProvider.instance());
        signature.initSign(KEY);
        signature.update(MESSAGE);
        return signature.sign();
    }

    private static boolean verifies(String form, byte[] given) throws GeneralSecurityException {
        PublicKey key = KEY.publicKey();
        Signature signature = Signature.getInstance(form, PosternProvider.instance());
        signature.initVerify(key);
        signature.update(MESSAGE);
        try {
            return signature.verify(given);
        } catch (SignatureException _) {
            return false;
        }
    }
}
