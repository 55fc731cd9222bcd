package org.postern.core.admin.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.postern.core.admin.entity.ConsoleLink;
import org.postern.core.settings.Settings;
import org.postern.core.token.OneTimeToken;

/** Links with which somebody becomes an administrator or sets a forgotten password anew; each is good once and for a day. */
@Dependent
public class SetUpLinks {
    private final EntityManager entities;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Settings settings;

    @Inject
    public SetUpLinks(EntityManager entities, SecureRandom random, InstantSource clock, Settings settings) {
        this.entities = entities;
        this.random = random;
        this.clock = clock;
        this.settings = settings;
    }

    /** A link and its code, which is kept by nobody. */
    public record Made(OneTimeToken code, ConsoleLink link) {}

    /**
     * Makes a link; an earlier one for the same deed and from the same hand is void.
     *
     * @param name whose password it sets anew; empty to make an administrator
     * @param createdBy the administrator; empty for the terminal
     */
    public Made make(Optional<String> name, Optional<String> createdBy) {
        open().stream()
                .filter(link -> link.name().equals(name) && link.createdBy().equals(createdBy))
                .forEach(entities::remove);
        entities.createQuery("delete from ConsoleLink l where l.expiresAt <= :now")
                .setParameter("now", clock.millis())
                .executeUpdate();
        OneTimeToken code = OneTimeToken.random(random);
        long now = clock.millis();
        long expiresAt = now + settings.console().setUpLinkTTL().toMillis();
        ConsoleLink link = new ConsoleLink(code, name, createdBy, now, expiresAt);
        entities.persist(link);
        return new Made(code, link);
    }

    /** Locked: of two people with the same link one comes second. */
    public Optional<ConsoleLink> find(OneTimeToken code) {
        return entities.createQuery(
                        "select l from ConsoleLink l where l.codeHash = :hash and l.expiresAt > :now",
                        ConsoleLink.class)
                .setParameter("hash", code.hash())
                .setParameter("now", clock.millis())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** Those that could still be used, the newest first. */
    public List<ConsoleLink> open() {
        return entities.createQuery(
                        "select l from ConsoleLink l where l.expiresAt > :now order by l.createdAt desc, l.id",
                        ConsoleLink.class)
                .setParameter("now", clock.millis())
                .getResultList();
    }

    public boolean withdraw(UUID id) {
        return entities.createQuery("delete from ConsoleLink l where l.id = :id")
                        .setParameter("id", id)
                        .executeUpdate()
                > 0;
    }

    void remove(ConsoleLink link) {
        entities.remove(link);
    }
}
