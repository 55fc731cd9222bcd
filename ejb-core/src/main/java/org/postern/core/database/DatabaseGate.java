package org.postern.core.database;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;

/**
 * Lets as many calls at a time to the database as leave workers for the others: while the database stands still, what needs it is
 * refused, and what does not is answered (docs/adr/0017).
 */
public final class DatabaseGate {
    /** Of 48 workers and 40 connections (server.cli): 12 workers go on, 4 connections are for the console and the collection. */
    public static final int PLACES = 36;

    /** While the database answers, a place is free within milliseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Semaphore places;
    private final Duration patience;
    private final BooleanSupplier beating;

    public DatabaseGate(BooleanSupplier beating) {
        this(PLACES, PATIENCE, beating);
    }

    DatabaseGate(int places, Duration patience, BooleanSupplier beating) {
        this.places = new Semaphore(places);
        this.patience = patience;
        this.beating = beating;
    }

    /** A place at the database, given back at the end. */
    public final class Place implements AutoCloseable {
        private Place() {}

        @Override
        public void close() {
            places.release();
        }
    }

    /**
     * Takes a place.
     *
     * @throws ProtocolException DATABASE_UNAVAILABLE at once while the database does not answer, and after a moment when all
     *     places are taken
     */
    public Place enter() throws ProtocolException {
        if (!beating.getAsBoolean() || !taken()) {
            throw new ProtocolException(ErrorCode.DATABASE_UNAVAILABLE);
        }
        return new Place();
    }

    private boolean taken() {
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
