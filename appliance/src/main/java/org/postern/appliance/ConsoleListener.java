package org.postern.appliance;

import java.net.URI;

/** Where the console listens when it does not share the service's port. */
record ConsoleListener(String bind, int port) {

    static final int DEFAULT_PORT = 8081;

    /**
     * Whether it speaks HTTPS. Not to this machine alone: nobody listens between, the service's certificate names no loopback
     * address, and a tunnel from elsewhere encrypts by itself.
     */
    boolean isHttps(Identity identity) {
        return identity.https().isOwn() && !ServiceSettings.isLoopback(bind);
    }

    /** What an administrator opens. */
    URI url(Identity identity) {
        String name =
                ServiceSettings.isLoopback(bind) ? "localhost" : identity.host().name();
        return URI.create((isHttps(identity) ? "https://" : "http://") + name + ":" + port);
    }
}
