package org.postern.core.storage.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.postern.core.quota.Amount;
import org.postern.core.quota.Figure;
import org.postern.core.quota.QuotaCensus;
import org.postern.core.quota.Quotas;
import org.postern.core.settings.QuotaSettings;
import org.postern.core.settings.Settings;

/** How much is under way, beside how much may be. */
@Dependent
public class TransferFigures implements QuotaCensus {
    private static final long MEBIBYTE = 1 << 20;

    private final Quotas quotas;
    private final QuotaSettings settings;

    @Inject
    public TransferFigures(Quotas quotas, Settings settings) {
        this.quotas = quotas;
        this.settings = settings.quotas();
    }

    @Override
    public List<Figure> figures() {
        Map<?, Amount> used = quotas.used(List.of(TransferHolder.ACCOUNTS, TransferHolder.STRANGERS));
        Amount accounts = used.getOrDefault(TransferHolder.ACCOUNTS, Amount.NONE);
        Amount strangers = used.getOrDefault(TransferHolder.STRANGERS, Amount.NONE);
        return List.of(
                new Figure("maxTransfers", accounts.items(), settings.accounts().items()),
                megabytes("maxTransferMegabytes", accounts, settings.accounts()),
                new Figure(
                        "maxAnonymousTransfers",
                        strangers.items(),
                        settings.strangers().items()),
                megabytes("maxAnonymousTransferMegabytes", strangers, settings.strangers()));
    }

    private static Figure megabytes(String setting, Amount used, Amount limit) {
        return new Figure(setting, Math.ceilDiv(used.bytes(), MEBIBYTE), limit.bytes() / MEBIBYTE);
    }
}
