package org.postern.appliance;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.postern.appliance.tls.SelfSigned;
import org.postern.appliance.tls.ServerKeyStore;
import org.postern.appliance.tls.TlsException;
import org.postern.core.identity.OwnerOnly;

/** Makes ready what a server needs to speak HTTPS itself. */
record HttpsFiles(DataDirectory data, InstantSource clock, SecureRandom random) {

    /** Empty where it does not. */
    Optional<ServerKeyStore> prepare(Identity identity) throws IOException {
        try {
            return switch (identity.https().mode()) {
                case NONE, PROXY -> Optional.empty();
                case SELF_SIGNED -> {
                    SelfSigned pair = SelfSigned.of(directory(), identity.host().name(), clock.instant(), random);
                    yield Optional.of(write(pair.certificate(), pair.key()));
                }
                case FILES -> {
                    Https.Files files = identity.https().files().orElseThrow();
                    yield Optional.of(write(files.certificate(), files.key()));
                }
            };
        } catch (TlsException e) {
            throw new ApplianceException(ExitCode.BAD_CERTIFICATE, String.valueOf(e.getMessage()), e);
        }
    }

    private ServerKeyStore write(Path certificate, Path key) throws IOException {
        return ServerKeyStore.write(directory().resolve("server.p12"), certificate, key, random);
    }

    private Path directory() throws IOException {
        return OwnerOnly.directory(data.tls());
    }
}
