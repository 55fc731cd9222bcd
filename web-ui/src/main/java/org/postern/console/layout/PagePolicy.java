package org.postern.console.layout;

import com.vaadin.flow.server.communication.IndexHtmlRequestListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The content policy of Vaadin's pages: as strict as Vaadin 25.2 allows (adr 19). Scripts within the page carry a number that
 * nobody can know before; Vaadin's client makes functions of the texts that our server sends it, which is {@code unsafe-eval},
 * and its components style themselves in place.
 */
final class PagePolicy implements IndexHtmlRequestListener {
    private static final long serialVersionUID = 1L;
    private static final int NONCE_LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String SCRIPTS = "default-src 'none'; connect-src 'self'; script-src 'self' 'unsafe-eval' ";

    private static final String REST =
            "; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; form-action 'self'; "
                    + "base-uri 'self'; frame-ancestors 'none'";

    @Override
    public void modifyIndexHtmlResponse(IndexHtmlResponse response) {
        byte[] number = new byte[NONCE_LENGTH];
        RANDOM.nextBytes(number);
        String nonce = Base64.getEncoder().encodeToString(number);
        response.getDocument().select("script").attr("nonce", nonce);
        response.getVaadinResponse().setHeader("Content-Security-Policy", SCRIPTS + "'nonce-" + nonce + "'" + REST);
    }
}
