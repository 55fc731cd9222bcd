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

    /** Wipes the secrets of a login that has ended, or will never go on. */
    void destroy();

    /**
     * By password.
     *
     * @param srp the server's side of SRP, written down
     * @param user who is logged in by it; without one no proof is accepted
     */
    record ByPassword(Attempt attempt, SrpServer.State srp, Optional<Username> user) implements PendingLogin {
        @Override
        public void destroy() {
            srp.destroy();
        }
    }

    /**
     * By key.
     *
     * @param user whose recovery key it is
     * @param oneTime the server's key for this login only
     */
    record ByKey(Attempt attempt, Username user, EcPublicKey recoveryKey, EcPrivateKey oneTime)
            implements PendingLogin {
        @Override
        public void destroy() {
            oneTime.destroy();
        }

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
