package org.postern.fuzz.reader;

import java.util.Arrays;
import org.postern.crypto.container.Container;
import org.postern.crypto.container.InvalidContainerException;

/**
 * Cipher containers of all four types: typed refusals only, and type 4 opens unless a byte was changed (client.md §2). The first byte 0
 * opens what follows; any other one seals it as type 4 and damages the result: two bytes where, the first one how.
 */
public final class ContainerTarget implements FuzzTarget {
    private static final byte[] KEY =
            "0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final byte[] IV = new byte[16];

    @FunctionalInterface
    private interface Opening {
        byte[] open(byte[] sealed) throws InvalidContainerException;
    }

    @Override
    public void run(byte[] input) throws InvalidContainerException {
        if (input.length < 3) {
            return;
        }
        if (input[0] == 0) {
            byte[] sealed = Arrays.copyOfRange(input, 1, input.length);
            open(sealed, bytes -> Container.openDetached(KEY, IV, bytes));
            open(sealed, bytes -> Container.openAttached(KEY, bytes));
            open(sealed, bytes -> Container.openLegacy(KEY, bytes));
            open(sealed, bytes -> Container.openAuthenticated(KEY, bytes));
            return;
        }
        byte[] message = Arrays.copyOfRange(input, 3, input.length);
        byte[] sealed = Container.sealAuthenticatedDeterministic(KEY, message);
        Require.same(message, Container.openAuthenticated(KEY, sealed), "sealed data opens");
        byte[] damaged = Damage.to(sealed, (input[1] & 0xff) << 8 | (input[2] & 0xff), input[0] & 0xff);
        Require.that(!open(damaged, bytes -> Container.openAuthenticated(KEY, bytes)), "damaged data is refused");
    }

    private static boolean open(byte[] sealed, Opening opening) {
        try {
            Require.that(opening.open(sealed).length < sealed.length, "the data is shorter than its container");
            return true;
        } catch (InvalidContainerException _) {
            return false;
        }
    }
}
