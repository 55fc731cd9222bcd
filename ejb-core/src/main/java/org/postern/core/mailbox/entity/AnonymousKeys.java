package org.postern.core.mailbox.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.InstantSource;
import org.postern.core.database.Database;
import org.postern.crypto.ec.EcPublicKey;

/** Keys of anonymous senders: each serves for one message in ten minutes (api.md §11, sender check 2). */
@Dependent
public class AnonymousKeys {
    private static final Duration MEMORY = Duration.ofMinutes(10);
    private static final String REMEMBER = """
            insert into anonymous_key (key, expires_at) values (?, ?)
            on conflict (key) do update set expires_at = excluded.expires_at
            where anonymous_key.expires_at <= ?""";
    private static final String PURGE = """
            delete from anonymous_key where key in
            (select key from anonymous_key where expires_at <= ? limit ? for update skip locked)""";

    private final Database database;
    private final InstantSource clock;

    @Inject
    public AnonymousKeys(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Remembers the key; false when it was used lately. */
    public boolean use(EcPublicKey key) {
        long now = clock.millis();
        return database.run(connection -> {
            try (PreparedStatement remember = connection.prepareStatement(REMEMBER)) {
                remember.setBytes(1, key.compressed());
                remember.setLong(2, now + MEMORY.toMillis());
                remember.setLong(3, now);
                return remember.executeUpdate() == 1;
            }
        });
    }

    /** Forgets keys that may be used again, at most so many, and tells how many. */
    public int purge(int atMost) {
        return database.run(connection -> {
            try (PreparedStatement purge = connection.prepareStatement(PURGE)) {
                purge.setLong(1, clock.millis());
                purge.setInt(2, atMost);
                return purge.executeUpdate();
            }
        });
    }
}
