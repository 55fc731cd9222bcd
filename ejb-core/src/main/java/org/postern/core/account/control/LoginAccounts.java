package org.postern.core.account.control;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.postern.core.account.entity.Account;
import org.postern.core.account.entity.AccountState;
import org.postern.core.account.entity.Credentials;
import org.postern.core.database.Database;
import org.postern.core.session.boundary.Session;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.id.Username;

/** The accounts, as a login looks at them. */
@Stateless
public class LoginAccounts {
    @Inject
    private EntityManager entities;

    @Inject
    private Database database;

    @Inject
    private InstantSource clock;

    /** One row for every name: its own, or that of another account, which takes as long to find and to read. */
    private static final String ONE_ROW = """
            (select username, state, srp_group, srp_salt, srp_verifier, login_data, weak_password
               from account where username = ?)
            union all
            (select username, state, srp_group, srp_salt, srp_verifier, login_data, weak_password
               from account order by username limit 1)
            limit 1""";

    /**
     * What is stored under this name. A blocked account answers as before, but nobody is logged in by it:
     * otherwise its salt would tell that it was blocked.
     */
    public Optional<SrpAccount> find(Username name) {
        return database.run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ONE_ROW)) {
                statement.setString(1, name.text());
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? read(row, name) : Optional.empty();
                }
            }
        });
    }

    private static Optional<SrpAccount> read(ResultSet row, Username name) throws SQLException {
        boolean active = AccountState.valueOf(row.getString("state")) == AccountState.ACTIVE;
        Username found = new Username(row.getString("username"));
        Credentials credentials = new Credentials(
                row.getInt("srp_group"),
                row.getBytes("srp_salt"),
                row.getBytes("srp_verifier"),
                row.getString("login_data"),
                row.getBoolean("weak_password"));
        SrpAccount account = SrpAccount.of(Optional.of(found).filter(_ -> active), credentials);
        return found.equals(name) ? Optional.of(account) : Optional.empty();
    }

    /** The active account whose recovery key this is; found by an index, not by a search (transport.md §23). */
    public Optional<Username> findByRecoveryKey(EcPublicKey key) {
        return entities.createQuery(
                        "select a.username from Account a where a.recovery.pub = :pub and a.state = :active",
                        String.class)
                .setParameter("pub", key.compressed())
                .setParameter("active", AccountState.ACTIVE)
                .getResultStream()
                .findFirst()
                .map(Username::new);
    }

    /**
     * Notes the login, if the account may still be used and its password or recovery key is still the one that was proved. The
     * row is locked: a change of the password comes before, and then nothing is proved, or after.
     *
     * @return the session that may open now
     */
    public Optional<Session> recordLogin(Username user, LoginProof proof) {
        Instant now = clock.instant();
        Optional<Account> account = Optional.ofNullable(
                        entities.find(Account.class, user.text(), LockModeType.PESSIMISTIC_WRITE))
                .filter(found -> found.isActive() && proof.proves(found));
        account.ifPresent(found -> found.loggedIn(now.toEpochMilli()));
        return account.map(found -> new Session(user, found.isAdmin(), now));
    }
}
