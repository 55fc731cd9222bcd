package org.postern.core.mailbox.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.postern.core.collection.Purge;
import org.postern.core.mailbox.entity.AnonymousKeys;

/** Keys of anonymous senders that may be used again (api.md §11, §21). */
@Stateless
public class AnonymousKeyPurge implements Purge {
    private static final int AT_ONCE = 5000;

    @Inject
    AnonymousKeys keys;

    @Override
    public String kind() {
        return "anonymous keys";
    }

    @Override
    public Turn turn() {
        return Turn.EXPIRED;
    }

    @Override
    public Step step(Optional<String> from) {
        return Step.of(keys.purge(AT_ONCE), AT_ONCE);
    }
}
