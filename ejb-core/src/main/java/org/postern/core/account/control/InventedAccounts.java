package org.postern.core.account.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.postern.core.settings.AccountSettings;
import org.postern.crypto.kdf.Prf;
import org.postern.crypto.primitive.Hmac;
import org.postern.crypto.srp.LoginData;
import org.postern.crypto.srp.SrpGroup;
import org.postern.protocol.Profile;

/**
 * Answers for names without an account, so that nobody learns at login who has one (transport.md §23; decisions.md §1). They
 * are the same at every try, have the sizes and parameters of a new account, and lead to {@code Different M1}.
 */
public final class InventedAccounts {
    /** Clients of 2018 choose 4000 to 4999 rounds at random (transport.md §14.3). */
    private static final int LEGACY_ROUNDS_SPREAD = 1000;

    /** More bytes than the prime has, so that the remainder is evenly spread. */
    private static final int EXTRA_BYTES = 16;

    private final byte[] key;
    private final AccountSettings settings;
    private final Profile profile;

    /**
     * Answers that depend on this key and these settings.
     *
     * @param key 32 secret bytes that stay the same for the life of the installation
     */
    public InventedAccounts(byte[] key, AccountSettings settings, Profile profile) {
        this.key = key;
        this.settings = settings;
        this.profile = profile;
    }

    public SrpAccount of(String name) {
        SrpGroup group = settings.srpGroup();
        byte[] salt = Arrays.copyOf(derive("salt", name), LoginData.SALT_LENGTH);
        byte[] mixingSalt = Arrays.copyOf(derive("mixing salt", name), LoginData.SALT_LENGTH);
        String loginData = new LoginData(rounds(name), mixingSalt).toJson();
        return new SrpAccount(Optional.empty(), group, salt, verifier(group, name), loginData);
    }

    private int rounds(String name) {
        return switch (profile) {
            case STRICT -> settings.mixingRounds();
            case LEGACY_2018 ->
                settings.mixingRounds()
                        + new BigInteger(1, derive("rounds", name))
                                .mod(BigInteger.valueOf(LEGACY_ROUNDS_SPREAD))
                                .intValue();
        };
    }

    /** Any number will do: nobody sees it, and a power of g would take the time that a stored verifier does not. */
    private BigInteger verifier(SrpGroup group, String name) {
        byte[] bytes = Prf.expand(derive("verifier", name), new byte[0], group.padLength() + EXTRA_BYTES);
        return new BigInteger(1, bytes).mod(group.n());
    }

    private byte[] derive(String purpose, String name) {
        return Hmac.sha256(key, purpose.getBytes(UTF_8), new byte[1], name.getBytes(UTF_8));
    }
}
