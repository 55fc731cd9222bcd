package org.postern.core.account.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.InstantSource;
import java.util.Optional;
import org.postern.core.account.entity.Account;
import org.postern.core.account.entity.AccountState;
import org.postern.core.database.StoredKeys;
import org.postern.core.settings.Settings;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.Username;

/** The accounts of this server, by name (api.md §13). */
@Dependent
public class AccountRecords {
    /** Advisory locks of this module; any other number would do as well. */
    private static final int LOCK_SPACE = 13;

    private final EntityManager entities;
    private final Settings settings;
    private final InstantSource clock;

    @Inject
    public AccountRecords(EntityManager entities, Settings settings, InstantSource clock) {
        this.entities = entities;
        this.settings = settings;
        this.clock = clock;
    }

    public Optional<Account> find(Username name) {
        return Optional.ofNullable(entities.find(Account.class, name.text()));
    }

    /**
     * The account of this name.
     *
     * @throws ProtocolException USER_DOESNT_EXIST
     */
    public Account get(Username name) throws ProtocolException {
        return find(name).orElseThrow(() -> new ProtocolException(ErrorCode.USER_DOESNT_EXIST));
    }

    /**
     * The account of this name, which nobody else changes until the transaction ends.
     *
     * @throws ProtocolException USER_DOESNT_EXIST
     */
    public Account getForChange(Username name) throws ProtocolException {
        return Optional.ofNullable(entities.find(Account.class, name.text(), LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new ProtocolException(ErrorCode.USER_DOESNT_EXIST));
    }

    /** Whether this recovery key stands for another account than this. */
    public boolean isRecoveryKeyOfAnother(EcPublicKey key, Username user) {
        return entities.createQuery(
                                "select count(a) from Account a where a.recovery.pub = :pub and a.username <> :user",
                                Long.class)
                        .setParameter("pub", key.compressed())
                        .setParameter("user", user.text())
                        .getSingleResult()
                > 0;
    }

    /** Only the key is read, not the whole account. */
    public Optional<EcPublicKey> identityKey(Username name) {
        return entities.createQuery(
                        "select a.published.identityKey from Account a where a.username = :name", byte[].class)
                .setParameter("name", name.text())
                .getResultStream()
                .findFirst()
                .map(StoredKeys::decode);
    }

    /** Only the state is read, because this is asked for every body of a session. */
    public boolean isActive(Username name) {
        return entities.createQuery("select a.state from Account a where a.username = :name", AccountState.class)
                .setParameter("name", name.text())
                .getResultStream()
                .anyMatch(AccountState.ACTIVE::equals);
    }

    public void add(Account account) {
        entities.persist(account);
    }

    public long count() {
        return entities.createQuery("select count(a) from Account a", Long.class)
                .getSingleResult();
    }

    /** Until the transaction ends nobody else registers this name; without it two could pass the check for a free name. */
    public void reserve(Username name) {
        lock(name.text());
    }

    /**
     * Open invitations count as users, because each may become one (api.md §13).
     *
     * @throws ProtocolException MAX_USERS_COUNT_EXCEEDED
     */
    public void requireRoom() throws ProtocolException {
        if (settings.accounts().maxUsersCount().isEmpty()) {
            return;
        }
        lock("");
        long open = entities.createQuery(
                        "select count(i) from Invitation i where i.usedAt is null and i.withdrawnAt is null and i.expiresAt > :now",
                        Long.class)
                .setParameter("now", clock.millis())
                .getSingleResult();
        if (count() + open >= settings.accounts().maxUsersCount().getAsInt()) {
            throw new ProtocolException(ErrorCode.MAX_USERS_COUNT_EXCEEDED);
        }
    }

    private void lock(String name) {
        var _ = entities.createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(:space, hashtext(:name))", Integer.class)
                .setParameter("space", LOCK_SPACE)
                .setParameter("name", name)
                .getSingleResult();
    }
}
