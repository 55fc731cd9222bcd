package org.postern.appliance.tls;

import java.io.Serial;

/** A certificate or key that HTTPS cannot be spoken with: one sentence that names the file. */
public final class TlsException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    TlsException(String message) {
        super(message);
    }

    TlsException(String message, Throwable cause) {
        super(message, cause);
    }
}
