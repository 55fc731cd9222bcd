package org.postern.console.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** The sessions of each administrator on this server, oldest first: a bounded number, of which the oldest ends for another. */
@ApplicationScoped
public class OpenSessions {
    private final Map<String, Deque<HttpSession>> byName = new HashMap<>();

    /** Adds a session; what is beyond the bound ends. */
    void opened(String name, HttpSession session, int most) {
        Deque<HttpSession> ending = new ArrayDeque<>();
        synchronized (this) {
            Deque<HttpSession> all = byName.computeIfAbsent(name, _ -> new ArrayDeque<>());
            all.addLast(session);
            while (all.size() > most) {
                ending.add(all.removeFirst());
            }
        }
        ending.forEach(OpenSessions::end);
    }

    private static void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException _) {
            // It has ended by itself.
        }
    }

    /** Forgets a session that has ended. */
    synchronized void closed(HttpSession session) {
        Iterator<Deque<HttpSession>> all = byName.values().iterator();
        while (all.hasNext()) {
            Deque<HttpSession> sessions = all.next();
            sessions.removeIf(one -> one.getId().equals(session.getId()));
            if (sessions.isEmpty()) {
                all.remove();
            }
        }
    }
}
