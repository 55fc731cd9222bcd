package org.postern.core.identity.file;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.postern.core.identity.ServerKeystore;
import org.postern.core.identity.ServerSecrets;
import org.postern.core.settings.Settings;

/** Reads or makes the identity of a server of one node. */
@Dependent
public class FileIdentity {
    @Produces
    @Singleton
    ServerSecrets secrets(Settings settings, SecureRandom random) {
        return FileServerSecrets.in(settings.data(), random);
    }

    @Produces
    @Singleton
    ServerKeystore serverKeystore(Settings settings, SecureRandom random, InstantSource clock) {
        return FileServerKeystore.in(settings.data(), settings.hosts(), random, clock);
    }
}
