package org.postern.core.admin.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import org.postern.core.admin.entity.ConsoleAccount;

/** The rows of administrators. */
@Dependent
public class ConsoleAccounts {
    private final EntityManager entities;

    @Inject
    public ConsoleAccounts(EntityManager entities) {
        this.entities = entities;
    }

    public boolean none() {
        return entities.createQuery("select count(c) from ConsoleAccount c", Long.class)
                        .getSingleResult()
                == 0;
    }

    public Optional<ConsoleAccount> find(String name) {
        return Optional.ofNullable(entities.find(ConsoleAccount.class, name));
    }

    /** Locked, because what is decided on it is about to be written. */
    Optional<ConsoleAccount> lock(String name) {
        return Optional.ofNullable(entities.find(ConsoleAccount.class, name, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Locked, all: of two who remove each other one comes second. */
    List<ConsoleAccount> lockAll() {
        return all().setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
    }

    public List<ConsoleAccount> list() {
        return all().getResultList();
    }

    private TypedQuery<ConsoleAccount> all() {
        return entities.createQuery("select c from ConsoleAccount c order by c.name", ConsoleAccount.class);
    }

    void add(ConsoleAccount account) {
        entities.persist(account);
    }

    void remove(ConsoleAccount account) {
        entities.remove(account);
    }
}
