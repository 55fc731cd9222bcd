package org.postern.core.account.control;

import java.util.Optional;
import org.postern.core.account.control.LoginThrottle.Attempt;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.srp.SrpServer;
import org.postern.protocol.id.Username;

/** A login that was begun and waits for its proof (transport.md §11.1, states {@code init} and {@code keyinit}). */
public sealed interface PendingLogin {
    Attempt attempt();

    /**
     * By password.
     *
     * @param server the server's side of SRP
     * @param account what was stored then; without a user no proof is accepted
     */
    record ByPassword(Attempt attempt, SrpServer server, SrpAccount account) implements PendingLogin {}

    /**
     * By key.
     *
     * @param user whose recovery key it is
     * @param oneTime the server's key for this login only
     */
    record ByKey(Attempt attempt, Username user, EcPublicKey recoveryKey, EcPrivateKey oneTime)
            implements PendingLogin {
        /** Without the one-time key. */
        @Override
        public String toString() {
            return "ByKey";
        }
    }

    /** This login, if it is one of that kind. */
    default <T extends PendingLogin> Optional<T> as(Class<T> kind) {
        return kind.isInstance(this) ? Optional.of(kind.cast(this)) : Optional.empty();
    }
}
