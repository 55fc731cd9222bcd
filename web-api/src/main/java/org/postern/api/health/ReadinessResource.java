package org.postern.api.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postern.core.admin.boundary.FirstStart;
import org.postern.crypto.ec.CurveBackend;

/**
 * Ready once the start is complete, and as long as the database answers. For whoever stands in front of the server; the
 * application server's own health check on its management port knows whether the application is deployed. It also says which
 * implementation of the curve computes.
 */
@Path("health/ready")
@ApplicationScoped
public class ReadinessResource {
    private static final int PATIENCE_SECONDS = 3;

    @Inject
    private FirstStart start;

    @Inject
    private DataSource dataSource;

    @GET
    public Response ready() {
        boolean ready = start.isComplete() && databaseAnswers();
        return Response.status(ready ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(facts(ready))
                .build();
    }

    private static String facts(boolean ready) {
        return Json.createObjectBuilder()
                .add("status", ready ? "UP" : "DOWN")
                .add("curve", CurveBackend.description())
                .build()
                .toString();
    }

    private boolean databaseAnswers() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }
}
