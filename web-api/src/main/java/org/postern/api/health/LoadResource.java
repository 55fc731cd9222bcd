package org.postern.api.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.postern.core.budget.Budget;
import org.postern.core.budget.Budgets;

/** What is used of each budget, the bound, and how often somebody was refused since the start (api.md §22). */
@Path("health/load")
@ApplicationScoped
public class LoadResource {
    @Inject
    private Budgets budgets;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String load() {
        JsonObjectBuilder load = Json.createObjectBuilder();
        budgets.uses().forEach((name, use) -> load.add(name, facts(use)));
        return load.build().toString();
    }

    private static JsonObjectBuilder facts(Budget.Use use) {
        return Json.createObjectBuilder()
                .add("used", use.used())
                .add("most", use.most())
                .add("refused", use.refused());
    }
}
