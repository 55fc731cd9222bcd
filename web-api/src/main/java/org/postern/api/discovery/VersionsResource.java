package org.postern.api.discovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.postern.api.http.HttpRefusals;
import org.postern.protocol.ErrorCode;

/** The version probe, the one method that comes in the clear (transport.md §4.1). */
@Path("api")
@ApplicationScoped
public class VersionsResource {
    private static final int MAX_BODY = 64 << 10;
    private static final JsonArray VERSIONS =
            Json.createArrayBuilder().add("v2.0").build();

    @POST
    public Response probe(InputStream body) throws IOException {
        JsonObject answer = read(body.readNBytes(MAX_BODY))
                .flatMap(VersionsResource::answer)
                .orElseGet(VersionsResource::invalid);
        return json(answer);
    }

    @GET
    public Response get() {
        return json(invalid());
    }

    @OPTIONS
    public Response options() {
        return Response.ok().build();
    }

    private static Optional<JsonObject> read(byte[] body) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            return Optional.of(reader.readObject());
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonObject> answer(JsonObject request) {
        return result(request)
                .map(result -> Json.createObjectBuilder()
                        .add("jsonrpc", "2.0")
                        .add("id", request.getOrDefault("id", JsonValue.NULL))
                        .add("result", result)
                        .build());
    }

    private static Optional<JsonValue> result(JsonObject request) {
        return switch (text(request, "method").orElse("")) {
            case "versions" -> Optional.of(VERSIONS);
            case "versionsWithTest" -> test(request);
            default -> Optional.empty();
        };
    }

    /** This server does not look for itself under other names, so it stores nothing that a test could find. */
    private static Optional<JsonValue> test(JsonObject request) {
        boolean complete = request.get("params") instanceof JsonObject params
                && text(params, "test").isPresent();
        return complete
                ? Optional.of(Json.createObjectBuilder()
                        .add("versions", VERSIONS)
                        .add("test", JsonValue.NULL)
                        .build())
                : Optional.empty();
    }

    private static Optional<String> text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    private static JsonObject invalid() {
        return HttpRefusals.error(ErrorCode.INVALID_REQUEST);
    }

    private static Response json(JsonObject body) {
        return Response.ok(body.toString(), MediaType.APPLICATION_JSON_TYPE).build();
    }
}
