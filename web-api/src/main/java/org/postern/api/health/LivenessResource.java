package org.postern.api.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Alive as long as it answers at all, whatever else is missing: what does not, is to be started again. */
@Path("health/live")
@ApplicationScoped
public class LivenessResource {
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String live() {
        return Json.createObjectBuilder().add("status", "UP").build().toString();
    }
}
