package org.postern.api.rpc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.postern.core.caller.Address;

/** The record endpoint: POST bytes in, bytes out (transport.md §4.2). */
@Path("api/v2.0")
@ApplicationScoped
public class RpcResource {
    /** Bytes of one body (transport.md §4.4). */
    static final int MAX_BODY = 8 << 20;

    @Inject
    private RecordExchange exchange;

    @POST
    public Response call(@Context HttpServletRequest request, InputStream input) throws IOException {
        if (!acceptable(Optional.ofNullable(request.getContentType()))) {
            return json(Response.Status.BAD_REQUEST, "{\"msg\":\"Invalid transport type\"}");
        }
        if (request.getContentLengthLong() > MAX_BODY) {
            return tooLarge();
        }
        byte[] body = read(request, input);
        if (body.length > MAX_BODY) {
            return tooLarge();
        }
        Address address = Address.parse(request.getRemoteAddr());
        StreamingOutput answer = out -> exchange.answer(body, address, out);
        return Response.ok(answer, MediaType.APPLICATION_OCTET_STREAM_TYPE).build();
    }

    @OPTIONS
    public Response options() {
        return Response.ok().build();
    }

    /** Server-side clients of 2018 send no type at all. */
    private static boolean acceptable(Optional<String> contentType) {
        return contentType
                .map(type -> type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_OCTET_STREAM))
                .orElse(true);
    }

    /** At most one byte more than is allowed. */
    private static byte[] read(HttpServletRequest request, InputStream input) throws IOException {
        int announced = request.getContentLength();
        if (announced < 0) {
            return input.readNBytes(MAX_BODY + 1);
        }
        byte[] body = new byte[announced];
        int read = input.readNBytes(body, 0, announced);
        if (read < announced) {
            throw new IOException("Expected a body of " + announced + " bytes, found " + read);
        }
        return body;
    }

    private static Response tooLarge() {
        return json(
                Response.Status.REQUEST_ENTITY_TOO_LARGE,
                "{\"msg\":\"Expected a body of at most " + MAX_BODY + " bytes\"}");
    }

    private static Response json(Response.Status status, String body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .build();
    }
}
