package org.postern.api.landing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A plain page that says what this server is and where its console is. */
@Path("/")
@ApplicationScoped
public class LandingResource {
    private static final String PAGE = read("landing.html");

    @GET
    @Produces("text/html; charset=utf-8")
    public String page() {
        return PAGE;
    }

    private static String read(String name) {
        try (InputStream page = LandingResource.class.getResourceAsStream(name)) {
            if (page == null) {
                throw new AssertionError("Expected " + name + " beside its class");
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("a resource of this archive is readable", e);
        }
    }
}
