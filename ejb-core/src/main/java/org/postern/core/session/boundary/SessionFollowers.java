package org.postern.core.session.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.postern.protocol.id.Username;

/** Who keeps something open for sessions between their calls, as streams are, and is told when sessions have ended. */
@ApplicationScoped
public class SessionFollowers {
    private final List<Consumer<Username>> all = new CopyOnWriteArrayList<>();

    /**
     * Tells this one from now on.
     *
     * @param follower gets the name of whom sessions have ended; others of his may go on
     */
    public void add(Consumer<Username> follower) {
        all.add(follower);
    }

    public void remove(Consumer<Username> follower) {
        all.remove(follower);
    }

    void tell(Username user) {
        all.forEach(follower -> follower.accept(user));
    }
}
