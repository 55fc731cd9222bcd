package org.postern.core.database;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Whether the database answers, asked all the time by one thread over a connection of its own: whoever wants to know it waits for
 * nothing (docs/adr/0017).
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DatabasePulse {
    private static final Logger LOG = System.getLogger(DatabasePulse.class.getName());

    /** A machine that is short of processors makes the database slow too: that is no reason to refuse calls. */
    private static final long PATIENCE_NANOS = Duration.ofSeconds(5).toNanos();

    private static final long BETWEEN_NANOS = Duration.ofMillis(500).toNanos();

    @Resource(lookup = "java:jboss/datasources/PosternPulseDS")
    @SuppressWarnings("NullAway.Init") // the container fills it
    private DataSource dataSource;

    private volatile long answered = System.nanoTime();
    private volatile boolean stopped;

    /** Whether it was beating at the last look, for the log. */
    private boolean beating = true;

    @PostConstruct
    void start() {
        Thread.ofPlatform().daemon().name("database-pulse").start(this::watch);
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }

    private void watch() {
        while (!stopped) {
            beat(failure());
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
    }

    private void beat(Optional<SQLException> failure) {
        boolean before = isBeating();
        if (failure.isEmpty()) {
            answered = System.nanoTime();
            if (!before) {
                LOG.log(Level.INFO, "The database answers again");
            }
        } else if (before != beating) {
            LOG.log(
                    Level.WARNING,
                    "The database does not answer: {0}",
                    failure.get().getMessage());
        }
        beating = before;
    }

    private Optional<SQLException> failure() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            // A failure of this, unlike a look at the connection, takes a broken one out of its pool.
            statement.execute("select 1");
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(e);
        }
    }

    /** Whether it has answered within the last seconds. */
    public boolean isBeating() {
        return System.nanoTime() - answered < PATIENCE_NANOS;
    }
}
