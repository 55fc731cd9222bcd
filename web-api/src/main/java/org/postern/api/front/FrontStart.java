package org.postern.api.front;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postern.api.http.CrossOrigin;
import org.postern.api.rpc.Callers;
import org.postern.api.rpc.Conversations;
import org.postern.api.rpc.WaitingRoom;
import org.postern.api.stream.OpenStreams;
import org.postern.api.stream.StreamEndpoint;
import org.postern.core.budget.Budgets;
import org.postern.core.session.boundary.SessionFollowers;
import org.postern.core.settings.Settings;
import org.postern.core.stop.OrderlyStop;
import org.postern.core.watch.boundary.Watches;
import org.postern.protocol.id.Username;

/** Opens the endpoints in front of the servlets when the application has started, and ends their streams when it stops. */
@ApplicationScoped
public class FrontStart {
    @Inject
    private Conversations conversations;

    @Inject
    private Callers callers;

    @Inject
    private Watches watches;

    @Inject
    private CrossOrigin crossOrigin;

    @Inject
    private Settings settings;

    @Inject
    private Budgets budgets;

    @Inject
    private SessionFollowers sessions;

    @Inject
    private SecureRandom random;

    @Inject
    private WaitingRoom room;

    @Inject
    private OrderlyStop orderlyStop;

    private @Nullable OpenStreams streams;
    private Consumer<Username> follower = _ -> {};

    void start(@Observes @Initialized(ApplicationScoped.class) ServletContext context) {
        OpenStreams open = new OpenStreams(conversations, callers, watches, budgets, settings, random);
        streams = open;
        follower = open::sessionsEnded;
        sessions.add(follower);
        Underway underway = new Underway();
        new Endpoints(
                        new RecordEndpoint(conversations, crossOrigin, budgets, settings, random),
                        new StreamEndpoint(settings, open),
                        underway)
                .enter(context);
        orderlyStop.first(new LastCalls(underway, room, open)::answer);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) ServletContext context) {
        sessions.remove(follower);
        Optional.ofNullable(streams).ifPresent(OpenStreams::closeAll);
    }
}
