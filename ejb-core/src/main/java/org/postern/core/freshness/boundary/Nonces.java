package org.postern.core.freshness.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.postern.core.freshness.boundary.OneTimeValues.Kind;
import org.postern.core.settings.Settings;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.method.Effect;

/**
 * Nonces: a signature with a nonce and a time is accepted once, by this server or by any other on the same database
 * (api.md §4 "Nonce check").
 *
 * <p>A nonce is recorded only after its signature held: otherwise anybody could use up nonces that he has seen.
 */
@Dependent
public class Nonces {
    private static final int MIN_LENGTH = 32;
    private static final int MAX_LENGTH = OneTimeValues.MAX_LENGTH;

    private final OneTimeValues values;
    private final ReadValues reads;
    private final InstantSource clock;
    private final Duration tolerance;

    @Inject
    public Nonces(OneTimeValues values, ReadValues reads, InstantSource clock, Settings settings) {
        this(values, reads, clock, settings.transport().maxTimestampDifference());
    }

    /**
     * With another tolerance.
     *
     * @param tolerance how far a signature's time may be from the server's, either way
     */
    public Nonces(OneTimeValues values, ReadValues reads, InstantSource clock, Duration tolerance) {
        this.values = values;
        this.reads = reads;
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
        accept(values, nonce, timestamp, signatureHolds, refusal);
    }

    /** The same for a call with this effect: a nonce of one that only reads needs no room on the disk. */
    public void accept(Effect effect, String nonce, long timestamp, BooleanSupplier signatureHolds, ErrorCode refusal)
            throws ProtocolException {
        OneTimeValues kept = switch (effect) {
            case READS -> reads;
            case CHANGES, ADDS -> values;
        };
        accept(kept, nonce, timestamp, signatureHolds, refusal);
    }

    private void accept(
            OneTimeValues kept, String nonce, long timestamp, BooleanSupplier signatureHolds, ErrorCode refusal)
            throws ProtocolException {
        if (Math.abs(clock.millis() - timestamp) > tolerance.toMillis()) {
            throw new ProtocolException(ErrorCode.INVALID_TIMESTAMP);
        }
        byte[] value = nonce.getBytes(StandardCharsets.UTF_8);
        if (value.length < MIN_LENGTH || value.length > MAX_LENGTH || nonce.indexOf('\0') >= 0) {
            throw new ProtocolException(ErrorCode.INVALID_NONCE);
        }
        if (!signatureHolds.getAsBoolean()) {
            throw new ProtocolException(refusal);
        }
        // One ms later, its time alone refuses it.
        if (!kept.use(Kind.NONCE, value, timestamp + tolerance.toMillis() + 1)) {
            throw new ProtocolException(ErrorCode.INVALID_NONCE);
        }
    }
}
