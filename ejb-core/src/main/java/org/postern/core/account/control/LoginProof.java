package org.postern.core.account.control;

import java.math.BigInteger;
import org.postern.core.account.entity.Account;
import org.postern.crypto.ec.EcPublicKey;

/** What somebody has proved to know, to be compared with what the account has by now. */
public sealed interface LoginProof {
    /** Whether the account is still proved by it. */
    boolean proves(Account account);

    /** The password of this verifier. */
    record OfPassword(BigInteger verifier) implements LoginProof {
        @Override
        public boolean proves(Account account) {
            return new BigInteger(1, account.credentials().srpVerifier()).equals(verifier);
        }

        /** Without the verifier. */
        @Override
        public String toString() {
            return "OfPassword";
        }
    }

    /** The private part of this recovery key. */
    record OfRecoveryKey(EcPublicKey key) implements LoginProof {
        @Override
        public boolean proves(Account account) {
            return account.recovery().filter(stored -> stored.isOf(key)).isPresent();
        }
    }
}
