package org.postern.core.storage.entity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postern.core.caller.Caller;
import org.postern.core.quota.Pool;

/** Whose unfinished transfer it is: it counts for him until it ends (api.md §8 "Quotas"). */
public sealed interface TransferHolder {
    Pool ACCOUNTS = Pool.ofAll("transfers");
    Pool STRANGERS = Pool.ofAll("anonymous transfers");

    /** Those that everybody shares: people without an account cannot take the room of those who have one. */
    Pool pool();

    /**
     * Somebody who is logged in.
     *
     * @param session tells sessions apart, and is no session id
     */
    record Account(String name, String session) implements TransferHolder {
        @Override
        public Pool pool() {
            return ACCOUNTS;
        }
    }

    /** Somebody who is not, known by where he comes from. */
    record Stranger(String address) implements TransferHolder {
        @Override
        public Pool pool() {
            return STRANGERS;
        }
    }

    static TransferHolder of(Caller caller) {
        return switch (caller) {
            case Caller.LoggedIn user -> new Account(user.user().text(), digest(user.sessionId()));
            case Caller.Anonymous stranger -> new Stranger(stranger.address().text());
        };
    }

    /** As a row has it: either an account and a session, or an address. */
    static TransferHolder stored(@Nullable String username, @Nullable String session, @Nullable String address) {
        return username != null && session != null
                ? new Account(username, session)
                : new Stranger(Objects.requireNonNull(address));
    }

    /** The id itself is as good as a password. */
    private static String digest(String sessionId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(sessionId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
