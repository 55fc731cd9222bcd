package org.postern.core.freshness.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.postern.core.database.Database;
import org.postern.core.settings.Settings;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;

/**
 * Nonces: a signature with a nonce and a time is accepted once, by this server or by any other on the same database
 * (api.md §4 "Nonce check").
 *
 * <p>A nonce is recorded only after its signature held: otherwise anybody could use up nonces that he has seen.
 */
@Dependent
public class Nonces {
    private static final int MIN_LENGTH = 32;
    private static final int MAX_LENGTH = 64;
    private static final String RECORD =
            "insert into nonce (value, expires_at) values (?, ?) on conflict (value) do nothing";
    private static final String PURGE =
            "delete from nonce where value in (select value from nonce where expires_at < ? limit ? for update skip locked)";

    private final Database database;
    private final InstantSource clock;
    private final Duration tolerance;

    @Inject
    public Nonces(Database database, InstantSource clock, Settings settings) {
        this(database, clock, settings.transport().maxTimestampDifference());
    }

    /**
     * With another tolerance.
     *
     * @param tolerance how far a signature's time may be from the server's, either way
     */
    public Nonces(Database database, InstantSource clock, Duration tolerance) {
        this.database = database;
        this.clock = clock;
        this.tolerance = tolerance;
    }

    /**
     * Accepts one signed request, in the order time, form of the nonce, signature, first use.
     *
     * @param timestamp ms since 1970
     * @param refusal what to report when the signature does not hold
     * @throws ProtocolException INVALID_TIMESTAMP, INVALID_NONCE or {@code refusal}
     */
    public void accept(String nonce, long timestamp, BooleanSupplier signatureHolds, ErrorCode refusal)
            throws ProtocolException {
        if (Math.abs(clock.millis() - timestamp) > tolerance.toMillis()) {
            throw new ProtocolException(ErrorCode.INVALID_TIMESTAMP);
        }
        int length = nonce.getBytes(StandardCharsets.UTF_8).length;
        if (length < MIN_LENGTH || length > MAX_LENGTH || nonce.indexOf('\0') >= 0) {
            throw new ProtocolException(ErrorCode.INVALID_NONCE);
        }
        if (!signatureHolds.getAsBoolean()) {
            throw new ProtocolException(refusal);
        }
        if (!record(nonce, timestamp)) {
            throw new ProtocolException(ErrorCode.INVALID_NONCE);
        }
    }

    /**
     * Forgets nonces whose time alone now refuses them.
     *
     * @param atMost how many, so that one transaction stays short
     * @return how many were forgotten
     */
    public int purge(int atMost) {
        return database.run(connection -> {
            try (PreparedStatement purge = connection.prepareStatement(PURGE)) {
                purge.setLong(1, clock.millis());
                purge.setInt(2, atMost);
                return purge.executeUpdate();
            }
        });
    }

    private boolean record(String nonce, long timestamp) {
        return database.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(RECORD)) {
                insert.setString(1, nonce);
                insert.setLong(2, timestamp + tolerance.toMillis());
                return insert.executeUpdate() == 1;
            }
        });
    }
}
