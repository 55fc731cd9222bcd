package org.postern.core.account;

import java.util.Optional;
import org.postern.core.account.control.LoginAccounts;
import org.postern.core.account.control.LoginProof;
import org.postern.core.account.control.SrpAccount;
import org.postern.core.fixture.Core;
import org.postern.core.session.boundary.Session;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.Username;

/** The accounts of the database, each call in a transaction of its own, as the container does it. */
class TransactionalAccounts extends LoginAccounts {
    private final Core core;

    TransactionalAccounts(Core core) {
        this.core = core;
    }

    @Override
    public Optional<SrpAccount> find(Username name) {
        return inTransaction(l -> l.find(name));
    }

    @Override
    public Optional<Username> findByRecoveryKey(EcPublicKey key) {
        return inTransaction(l -> l.findByRecoveryKey(key));
    }

    @Override
    public Optional<Session> recordLogin(Username user, LoginProof proof) {
        return inTransaction(l -> l.recordLogin(user, proof));
    }

    private <R> R inTransaction(Core.Call<LoginAccounts, R> call) {
        try {
            return core.call(LoginAccounts.class, call);
        } catch (ProtocolException e) {
            throw new AssertionError("logins refuse by alerts", e);
        }
    }
}
