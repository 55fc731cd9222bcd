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
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
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
    /** A machine that is short of processors makes the database slow too: that is no reason to refuse calls. */
    private static final long PATIENCE_NANOS = Duration.ofSeconds(5).toNanos();

    private static final long BETWEEN_NANOS = Duration.ofMillis(500).toNanos();

    @Resource(lookup = "java:jboss/datasources/PosternPulseDS")
    @SuppressWarnings("NullAway.Init") // the container fills it
    private DataSource dataSource;

    private volatile long answered = System.nanoTime();
    private volatile boolean stopped;

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
            if (answers()) {
                answered = System.nanoTime();
            }
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
    }

    private boolean answers() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            // A failure of this, unlike a look at the connection, takes a broken one out of its pool.
            return statement.execute("select 1");
        } catch (SQLException e) {
            return false;
        }
    }

    /** Whether it has answered within the last seconds. */
    public boolean isBeating() {
        return System.nanoTime() - answered < PATIENCE_NANOS;
    }
}
