package org.postern.fuzz.reader;

import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ecies.Ecies;

/**
 * ECIES messages: one refusal for every defect, and a sealed message opens unless a byte was changed (transport.md §17). The first byte
 * 0 opens what follows; any other one seals it and damages the result: two bytes where, the first one how.
 */
public final class EciesTarget implements FuzzTarget {
    private static final EcPrivateKey FROM = EcPrivateKey.of(scalar(3));
    private static final EcPrivateKey TO = EcPrivateKey.of(scalar(5));
    private static final Ecies SENDER = Ecies.between(FROM, TO.publicKey());
    private static final Ecies RECEIVER = Ecies.between(TO, FROM.publicKey());

    private static byte[] scalar(int number) {
        byte[] scalar = new byte[32];
        scalar[31] = (byte) number;
        return scalar;
    }

    @Override
    public void run(byte[] input) throws AEADBadTagException {
        if (input.length < 3) {
            return;
        }
        if (input[0] == 0) {
            open(Arrays.copyOfRange(input, 1, input.length));
            return;
        }
        byte[] message = Arrays.copyOfRange(input, 3, input.length);
        byte[] sealed = SENDER.seal(message);
        Require.same(message, RECEIVER.open(sealed), "a sealed message opens");
        Require.same(sealed, SENDER.seal(message), "sealing is deterministic");
        refuse(Damage.to(sealed, (input[1] & 0xff) << 8 | (input[2] & 0xff), input[0] & 0xff));
    }

    private static void open(byte[] sealed) {
        try {
            byte[] message = RECEIVER.open(sealed);
            Require.that(message.length < sealed.length, "a message is shorter than its seal");
        } catch (AEADBadTagException refused) {
            Require.that("Invalid checksum".equals(refused.getMessage()), "one refusal for every defect");
        }
    }

    private static void refuse(byte[] damaged) {
        try {
            var _ = RECEIVER.open(damaged);
        } catch (AEADBadTagException _) {
            return;
        }
        throw new AssertionError("broken: a damaged message was opened");
    }
}
