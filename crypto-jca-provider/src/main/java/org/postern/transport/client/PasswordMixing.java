package org.postern.transport.client;

import java.io.IOException;

/** Turns the password into the P of SRP once the server has said how it is mixed (transport.md §14.3). */
@FunctionalInterface
public interface PasswordMixing {
    /**
     * The password of SRP.
     *
     * @param loginData the server's JSON text; the implementation checks that its parameters are not too weak
     * @return base64 of the mixed password
     * @throws IOException if the parameters are refused
     */
    String srpPassword(String loginData) throws IOException;
}
