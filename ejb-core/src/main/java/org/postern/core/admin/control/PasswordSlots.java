package org.postern.core.admin.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.postern.core.admin.control.GuessTraces.OfFamiliar;
import org.postern.core.admin.control.GuessTraces.Source;

/**
 * How many passwords are checked at the same time. A check is a fifth of a second of a processor, so that strangers from many
 * addresses together get no more than this; who is familiar has a place that they cannot take. Nobody waits for one.
 */
@ApplicationScoped
public class PasswordSlots {
    private static final int STRANGERS = 2;
    private static final int FAMILIAR = 2;

    private final Semaphore strangers = new Semaphore(STRANGERS);
    private final Semaphore familiar = new Semaphore(FAMILIAR);

    /** A place; closing gives it back. */
    public interface Slot extends AutoCloseable {
        @Override
        void close();
    }

    /** A place, if there is one. */
    public Optional<Slot> take(Source source) {
        Semaphore places = source instanceof OfFamiliar ? familiar : strangers;
        return places.tryAcquire() ? Optional.of(places::release) : Optional.empty();
    }
}
