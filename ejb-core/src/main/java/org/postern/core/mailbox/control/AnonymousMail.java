package org.postern.core.mailbox.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.postern.core.mailbox.entity.Sink;
import org.postern.core.quota.Amount;
import org.postern.core.quota.Pool;
import org.postern.core.quota.Quotas;
import org.postern.core.settings.QuotaSettings;
import org.postern.core.settings.Settings;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;

/**
 * How much senders without an account may leave: in one sink, in all of one owner and on the whole server (api.md §11 "Quotas"). Of a
 * sink that is full and one whose owner has too much elsewhere nobody learns which it is.
 */
@Dependent
public class AnonymousMail {
    public static final Pool EVERYWHERE = Pool.ofAll("anonymous mail");
    private static final Amount ONE = new Amount(1, 0, 0);

    private final Quotas quotas;
    private final QuotaSettings settings;

    @Inject
    public AnonymousMail(Quotas quotas, Settings settings) {
        this.quotas = quotas;
        this.settings = settings.quotas();
    }

    /**
     * Whether there is room for anything more at all: looked at first, because it changes nothing.
     *
     * @throws ProtocolException MAILBOX_FULL or ANONYMOUS_MAIL_FULL
     */
    void requireRoom(Sink sink) throws ProtocolException {
        Map<Pool, Amount> limits = limits(sink);
        Map<Pool, Amount> used = quotas.used(limits.keySet());
        for (Map.Entry<Pool, Amount> limit : limits.entrySet()) {
            Amount has = used.getOrDefault(limit.getKey(), Amount.NONE);
            if (!has.plus(ONE).fits(limit.getValue())) {
                throw full(limit.getKey());
            }
        }
    }

    /**
     * Counts a message; the last thing that is done with it, because others wait from here on.
     *
     * @throws ProtocolException MAILBOX_FULL or ANONYMOUS_MAIL_FULL
     */
    void take(Sink sink, Amount message) throws ProtocolException {
        var full = quotas.take(message, limits(sink));
        if (full.isPresent()) {
            throw full(full.get());
        }
    }

    /** Messages were deleted. */
    void giveBack(Sink sink, Amount messages) {
        if (!messages.equals(Amount.NONE)) {
            limits(sink).keySet().forEach(pool -> quotas.give(pool, messages));
        }
    }

    private Map<Pool, Amount> limits(Sink sink) {
        Map<Pool, Amount> limits = new LinkedHashMap<>();
        limits.put(new Pool("anonymous mail of sink", sink.keyText()), settings.sink());
        limits.put(new Pool("anonymous mail of account", sink.owner()), settings.owner());
        limits.put(EVERYWHERE, settings.everywhere());
        return limits;
    }

    private static ProtocolException full(Pool pool) {
        return new ProtocolException(pool.equals(EVERYWHERE) ? ErrorCode.ANONYMOUS_MAIL_FULL : ErrorCode.MAILBOX_FULL);
    }
}
