package org.postern.api.http;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.postern.protocol.ErrorCode;

/** Refusals below the call layer: another method than POST has its own JSON (transport.md §4.1, §4.2), the rest only a status. */
@Provider
public class HttpRefusals implements ExceptionMapper<WebApplicationException> {
    @Context
    @SuppressWarnings("NullAway.Init") // the container fills the field
    private UriInfo uri;

    @Override
    public Response toResponse(WebApplicationException refusal) {
        if (refusal instanceof NotAllowedException && ApiPath.isVersionProbe(uri)) {
            return json(Response.ok(), ErrorCode.INVALID_REQUEST);
        }
        if (refusal instanceof NotAllowedException && ApiPath.contains(uri)) {
            return json(
                    Response.status(Response.Status.METHOD_NOT_ALLOWED).header(HttpHeaders.ALLOW, HttpMethod.POST),
                    ErrorCode.ONLY_POST_METHOD_ALLOWED);
        }
        Response.ResponseBuilder answer = Response.status(refusal.getResponse().getStatus());
        Optional.ofNullable(refusal.getResponse().getHeaderString(HttpHeaders.ALLOW))
                .ifPresent(allow -> answer.header(HttpHeaders.ALLOW, allow));
        return answer.build();
    }

    private static Response json(Response.ResponseBuilder answer, ErrorCode code) {
        return answer.type(MediaType.APPLICATION_JSON_TYPE)
                .entity(error(code).toString())
                .build();
    }

    /** The JSON-RPC object of an error outside of records, which has no id. */
    public static JsonObject error(ErrorCode code) {
        return Json.createObjectBuilder()
                .add("jsonrpc", "2.0")
                .add("id", JsonValue.NULL)
                .add(
                        "error",
                        Json.createObjectBuilder().add("code", code.code()).add("message", code.message()))
                .build();
    }
}
