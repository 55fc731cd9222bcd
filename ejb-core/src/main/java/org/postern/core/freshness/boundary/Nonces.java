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
 *
 * <p>It is remembered longer than its time refuses it, because a clock that is set back makes that time come again: rows, which
 * outlive restarts as recorded requests do, for a day more, and reads, which have less room and reveal what was read before, for
 * an hour. Uptime cannot tell how old a row is, as it begins anew at each start; it only keeps a clock that was set forward from
 * forgetting rows too soon ({@code CautiousClock}).
 */
@Dependent
public class Nonces {
    private static final int MIN_LENGTH = 32;
    private static final int MAX_LENGTH = OneTimeValues.MAX_LENGTH;

    /** How far the clock may be set back without a recorded request being accepted again. */
    private static final Duration SET_BACK = Duration.ofDays(1);

    /** The same of reads. */
    private static final Duration SET_BACK_FOR_READS = Duration.ofHours(1);

    private final Memory values;
    private final Memory reads;
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
        this.values = new Memory(values, tolerance.plus(SET_BACK));
        this.reads = new Memory(reads, tolerance.plus(SET_BACK_FOR_READS));
        this.clock = clock;
        this.tolerance = tolerance;
    }

    /** Where nonces are kept, and for how long after the time of their request. */
    private record Memory(OneTimeValues values, Duration time) {
        /** For one ms longer, so that at no moment both its time and this let it in. */
        boolean use(byte[] nonce, long timestamp) {
            return values.use(Kind.NONCE, nonce, timestamp + time.toMillis() + 1);
        }
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
        Memory memory = switch (effect) {
            case READS -> reads;
            case CHANGES, ADDS -> values;
        };
        accept(memory, nonce, timestamp, signatureHolds, refusal);
    }

    private void accept(Memory memory, String nonce, long timestamp, BooleanSupplier signatureHolds, ErrorCode refusal)
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
        if (!memory.use(value, timestamp)) {
            throw new ProtocolException(ErrorCode.INVALID_NONCE);
        }
    }
}
