package org.postern.core.freshness.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.postern.core.collection.Purge;

/** Values that count once whose time is over: nonces, keys of anonymous senders (api.md §4, §11, §21). */
@Stateless
public class OneTimeValuePurge implements Purge {
    private static final int AT_ONCE = 5000;

    @Inject
    OneTimeValues values;

    @Override
    public String kind() {
        return "values that count once";
    }

    @Override
    public Turn turn() {
        return Turn.EXPIRED;
    }

    @Override
    public Step step(Optional<String> from) {
        return Step.of(values.purge(AT_ONCE), AT_ONCE);
    }
}
