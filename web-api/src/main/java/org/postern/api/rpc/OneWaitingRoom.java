package org.postern.api.rpc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import org.postern.core.budget.Budgets;

/** The waiting room of this server, open from its start to its stop. */
@ApplicationScoped
public class OneWaitingRoom {
    @Produces
    @Singleton
    WaitingRoom room(Budgets budgets) {
        return new WaitingRoom(budgets.waitingCalls());
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) ServletContext context, WaitingRoom room) {
        room.close();
    }
}
