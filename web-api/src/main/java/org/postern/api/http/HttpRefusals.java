package org.postern.api.http;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.postern.protocol.ErrorCode;

/** Refusals below the call layer: another method than POST has its own JSON (transport.md §4.2), the rest only a status. */
@Provider
public class HttpRefusals implements ExceptionMapper<WebApplicationException> {
    @Override
    public Response toResponse(WebApplicationException refusal) {
        Response found = refusal.getResponse();
        Response.ResponseBuilder answer = Response.status(found.getStatus());
        String allow = found.getHeaderString(HttpHeaders.ALLOW);
        if (allow != null) {
            answer = answer.header(HttpHeaders.ALLOW, allow);
        }
        if (refusal instanceof NotAllowedException) {
            answer.type(MediaType.APPLICATION_JSON_TYPE)
                    .header(HttpHeaders.ALLOW, HttpMethod.POST)
                    .entity(error(ErrorCode.ONLY_POST_METHOD_ALLOWED).toString());
        }
        return answer.build();
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
