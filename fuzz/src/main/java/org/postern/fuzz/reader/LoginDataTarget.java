package org.postern.fuzz.reader;

import java.nio.charset.StandardCharsets;
import org.postern.crypto.srp.LoginData;

/** loginData as a server may send it: refused, or understood in a way that survives writing (transport.md §14.3). */
public final class LoginDataTarget implements FuzzTarget {
    @Override
    public void run(byte[] input) {
        LoginData data;
        try {
            data = LoginData.parse(new String(input, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return;
        }
        Require.that(data.rounds() >= 1 && data.rounds() <= 12_000_000, "rounds are bounded");
        Require.that(data.salt().length == LoginData.SALT_LENGTH, "the salt has 16 bytes");
        Require.that(data.equals(LoginData.parse(data.toJson())), "the data survives writing");
    }
}
