package org.postern.core.storage.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postern.core.expiry.Uptime;
import org.postern.core.quota.Amount;
import org.postern.core.quota.Pool;
import org.postern.core.quota.Quotas;
import org.postern.core.settings.QuotaSettings;
import org.postern.core.settings.Settings;
import org.postern.core.storage.entity.HeldTransfers;
import org.postern.core.storage.entity.HeldTransfers.OfAccount;
import org.postern.core.storage.entity.HeldTransfers.Reservation;
import org.postern.core.storage.entity.TransferBlocks.Filled;
import org.postern.core.storage.entity.TransferHolder;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;

/**
 * How much may be under way (api.md §8 "Quotas"). Who begins a transfer, or lets it grow, first takes from what all share; as that
 * makes others wait, what this caller has is counted exactly afterwards. A transfer grows by doubling, so that a block seldom has to
 * ask.
 */
@Dependent
public class TransferQuota {
    private static final long LEAST = 1 << 20;

    private final Quotas quotas;
    private final HeldTransfers held;
    private final QuotaSettings settings;
    private final Uptime clock;

    @Inject
    public TransferQuota(Quotas quotas, HeldTransfers held, Settings settings, Uptime clock) {
        this.quotas = quotas;
        this.held = held;
        this.settings = settings.quotas();
        this.clock = clock;
    }

    /**
     * One more transfer.
     *
     * @throws ProtocolException TOO_MANY_TRANSFERS
     */
    void begin(TransferHolder holder) throws ProtocolException {
        if (!take(holder, new Amount(1, 0, 0))) {
            throw new ProtocolException(ErrorCode.TOO_MANY_TRANSFERS);
        }
    }

    /**
     * Makes sure that transfers may hold what they hold now.
     *
     * @throws ProtocolException TRANSFER_BYTES_EXCEEDED, before the bytes are written
     */
    void grow(List<Filled> transfers) throws ProtocolException {
        Map<TransferHolder, List<Filled>> byHolder = new LinkedHashMap<>();
        for (Filled transfer : transfers) {
            if (transfer.bytes() > transfer.reserved()) {
                byHolder.computeIfAbsent(transfer.holder(), _ -> new ArrayList<>())
                        .add(transfer);
            }
        }
        for (Map.Entry<TransferHolder, List<Filled>> one : byHolder.entrySet()) {
            grow(one.getKey(), one.getValue());
        }
    }

    /** Where there is no room for much it is asked for what is needed. */
    private void grow(TransferHolder holder, List<Filled> transfers) throws ProtocolException {
        List<Reservation> generous = transfers.stream()
                .map(one -> new Reservation(one.id(), Math.max(Math.max(LEAST, 2 * one.reserved()), one.bytes())))
                .toList();
        List<Reservation> needed = transfers.stream()
                .map(one -> new Reservation(one.id(), one.bytes()))
                .toList();
        long before = transfers.stream().mapToLong(Filled::reserved).sum();
        if (!reserve(holder, generous, before) && !reserve(holder, needed, before)) {
            throw new ProtocolException(ErrorCode.TRANSFER_BYTES_EXCEEDED);
        }
    }

    private boolean reserve(TransferHolder holder, List<Reservation> wanted, long before) {
        long more = wanted.stream().mapToLong(Reservation::bytes).sum() - before;
        boolean room = take(holder, Amount.ofBytes(more));
        if (room) {
            held.reserve(wanted);
        }
        return room;
    }

    /** What was taken from all and not allowed to the caller is given back, as the transaction may go on. */
    private boolean take(TransferHolder holder, Amount amount) {
        Map<Pool, Amount> shared = Map.of(holder.pool(), shared(holder));
        if (quotas.take(amount, shared).isPresent()) {
            return false;
        }
        boolean allowed = isAllowed(holder, amount);
        if (!allowed) {
            quotas.give(holder.pool(), amount);
        }
        return allowed;
    }

    private boolean isAllowed(TransferHolder holder, Amount more) {
        return switch (holder) {
            case TransferHolder.Account account -> {
                OfAccount has = held.of(account, clock.millis());
                yield has.all().plus(more).fits(settings.account())
                        && has.session().plus(more).fits(settings.session());
            }
            case TransferHolder.Stranger stranger ->
                held.of(stranger, clock.millis()).plus(more).fits(settings.address());
        };
    }

    private Amount shared(TransferHolder holder) {
        return switch (holder) {
            case TransferHolder.Account _ -> settings.accounts();
            case TransferHolder.Stranger _ -> settings.strangers();
        };
    }

    /** A transfer has ended. */
    void end(TransferHolder holder, long reserved) {
        quotas.give(holder.pool(), new Amount(1, 0, reserved));
    }
}
