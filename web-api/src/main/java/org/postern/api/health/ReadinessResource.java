package org.postern.api.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.InstantSource;
import org.postern.api.rpc.WaitingRoom;
import org.postern.core.admin.boundary.FirstStart;
import org.postern.core.database.DatabasePulse;
import org.postern.core.expiry.Uptime;
import org.postern.core.space.DiskSpace;
import org.postern.crypto.ec.CurveBackend;

/**
 * Ready once the start is complete, as long as the database answers and there is room on the disk. For whoever stands in front of
 * the server; the application server's own health check on its management port knows whether the application is deployed. It
 * looks at memory only, so it answers also while the database stands still. It also says which implementation of the curve
 * computes, and how far the clock was set since the start.
 */
@Path("health/ready")
@ApplicationScoped
public class ReadinessResource {
    private static final String UP = "UP";
    private static final String DOWN = "DOWN";
    private static final int RETRY_SECONDS = 5;

    @Inject
    private FirstStart start;

    @Inject
    private DatabasePulse pulse;

    @Inject
    private DiskSpace space;

    @Inject
    private WaitingRoom room;

    @Inject
    private Uptime uptime;

    @Inject
    private InstantSource clock;

    @GET
    public Response ready() {
        boolean database = pulse.isBeating();
        boolean scarce = space.isScarce();
        boolean ready = start.isComplete() && database && !scarce;
        Response.ResponseBuilder answer = ready
                ? Response.ok()
                : Response.status(Response.Status.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        return answer.type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Json.createObjectBuilder()
                        .add("status", ready ? UP : DOWN)
                        .add("database", database ? UP : DOWN)
                        .add("disk", scarce ? "SCARCE" : UP)
                        .add("clockSetBySeconds", clockSetBy().toSeconds())
                        .add("waitingCalls", room.count())
                        .add("curve", CurveBackend.description())
                        .build()
                        .toString())
                .build();
    }

    private Duration clockSetBy() {
        return Duration.between(uptime.instant(), clock.instant());
    }
}
