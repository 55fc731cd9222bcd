package org.postern.appliance;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * How people's browsers and clients come to speak HTTPS with this instance, if they do.
 *
 * @param files certificate and key, in the mode FILES only
 */
record Https(Mode mode, Optional<Files> files) {

    static final String FORM = "none, self-signed, proxy or files (with tlsCert and tlsKey)";
    static final Https NONE = new Https(Mode.NONE, Optional.empty());

    /** Who ends the encryption. */
    enum Mode {
        NONE("none"),
        /** This server, with a certificate it made itself: for trying out. */
        SELF_SIGNED("self-signed"),
        /** This server, with a certificate of its own. */
        FILES("files"),
        /** A proxy in front; all that comes to the service's port came over HTTPS. */
        PROXY("proxy");

        private final String text;

        Mode(String text) {
            this.text = text;
        }

        static Mode of(String text) {
            return Arrays.stream(values())
                    .filter(mode -> mode.text.equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no such mode"));
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** PEM files, by absolute paths. */
    record Files(Path certificate, Path key) {}

    Https {
        if (mode == Mode.FILES != files.isPresent()) {
            throw new ApplianceException(
                    ExitCode.BAD_SETTING,
                    "tlsCert and tlsKey (--tls-cert FILE --tls-key FILE) go together, and with tls = files only");
        }
    }

    String scheme() {
        return mode == Mode.NONE ? "http" : "https";
    }

    /** Whether this server itself speaks HTTPS. */
    boolean isOwn() {
        return switch (mode) {
            case NONE, PROXY -> false;
            case SELF_SIGNED, FILES -> true;
        };
    }
}
