package org.postern.core.admin.boundary;

import java.net.URI;
import org.postern.core.token.OneTimeToken;

/**
 * A new set-up link; its code is shown now and never again.
 *
 * @param expiresAt ms since 1970
 */
public record SetUpLink(OneTimeToken code, long expiresAt) {

    /**
     * What a person opens. The code stands after #, so that no server and no log ever sees it.
     *
     * @param origin scheme and host under which the console is reached
     */
    public String address(URI origin) {
        return origin + "/console/setup#" + code.text();
    }
}
