package org.postern.core.session.local;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.postern.core.expiry.ExpiringMap;
import org.postern.core.expiry.ExpiringMap.Change;
import org.postern.core.expiry.Uptime;
import org.postern.core.session.boundary.Session;
import org.postern.core.session.boundary.Sessions;
import org.postern.protocol.id.Username;

/** Login sessions in the memory of one server, at most 100,000. */
public final class LocalSessions implements Sessions {
    private static final int MAX_SESSIONS = 100_000;
    private static final int ID_LENGTH = 16;

    private final ExpiringMap<String, Place> places;
    private final SecureRandom random;

    /**
     * No sessions yet.
     *
     * @param lifetime after the last use
     */
    public LocalSessions(Duration lifetime, SecureRandom random, Uptime clock) {
        this.places = ExpiringMap.sliding(lifetime, MAX_SESSIONS, clock);
        this.random = random;
    }

    /** Where a session is, or will be. */
    record Place(Username user, Optional<Session> session) {}

    @Override
    public String newId() {
        byte[] id = new byte[ID_LENGTH];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    @Override
    public void reserve(String id, Username user) {
        places.put(id, new Place(user, Optional.empty()));
    }

    @Override
    public boolean open(String id, Session session) {
        Place opened = new Place(session.user(), Optional.of(session));
        return places.change(id, _ -> new Change<>(opened, true)).isPresent();
    }

    @Override
    public Optional<Session> find(String id) {
        return places.get(id).flatMap(Place::session);
    }

    @Override
    public boolean isOpen(String id) {
        return places.change(id, place -> new Change<>(place, place.session().isPresent()))
                .orElse(false);
    }

    @Override
    public void end(String id) {
        var _ = places.take(id);
    }

    @Override
    public void endAllBut(String kept, Username user) {
        places.removeIf((id, place) -> place.user().equals(user) && !id.equals(kept));
    }

    @Override
    public void endAll(Username user) {
        places.removeIf((_, place) -> place.user().equals(user));
    }
}
