package org.postern.core.mailbox.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.postern.core.quota.Amount;
import org.postern.core.quota.Figure;
import org.postern.core.quota.QuotaCensus;
import org.postern.core.quota.Quotas;
import org.postern.core.settings.Settings;

/** How much people without an account have left here, beside how much they may. */
@Dependent
public class MailFigures implements QuotaCensus {
    private static final long MEBIBYTE = 1 << 20;

    private final Quotas quotas;
    private final Amount limit;

    @Inject
    public MailFigures(Quotas quotas, Settings settings) {
        this.quotas = quotas;
        this.limit = settings.quotas().everywhere();
    }

    @Override
    public List<Figure> figures() {
        Amount used =
                quotas.used(List.of(AnonymousMail.EVERYWHERE)).getOrDefault(AnonymousMail.EVERYWHERE, Amount.NONE);
        return List.of(
                new Figure("maxAnonymousMessages", used.items(), limit.items()),
                new Figure("maxAnonymousBlocks", used.blocks(), limit.blocks()),
                new Figure("maxAnonymousMegabytes", Math.ceilDiv(used.bytes(), MEBIBYTE), limit.bytes() / MEBIBYTE));
    }
}
