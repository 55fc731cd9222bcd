package org.postern.core.account.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.postern.core.account.AccountRow;
import org.postern.core.account.entity.AccountState;

/** The accounts as administrators see them (api.md §16): nothing of what is secret or sealed is read. */
@Dependent
public class AccountList {
    private static final String ROWS =
            "select a.username, a.admin, a.state, a.registeredAt, a.lastLoginAt from Account a";

    private final EntityManager entities;

    @Inject
    public AccountList(EntityManager entities) {
        this.entities = entities;
    }

    /** Those whose name has these letters in it, by name. */
    public List<AccountRow> named(String letters, int most) {
        TypedQuery<Object[]> query = entities.createQuery(
                ROWS + " where locate(:letters, a.username) > 0 order by a.username", Object[].class);
        return query.setParameter("letters", letters)
                .setMaxResults(most)
                .getResultStream()
                .map(AccountList::row)
                .toList();
    }

    /** The one of this name. */
    public Optional<AccountRow> find(String name) {
        return entities.createQuery(ROWS + " where a.username = :name", Object[].class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst()
                .map(AccountList::row);
    }

    private static AccountRow row(Object[] columns) {
        return new AccountRow(
                (String) columns[0],
                (Boolean) columns[1],
                columns[2] == AccountState.BLOCKED,
                (Long) columns[3],
                columns[4] == null ? OptionalLong.empty() : OptionalLong.of((Long) columns[4]));
    }
}
