package org.postern.cli.home;

import java.util.function.UnaryOperator;
import org.postern.client.connection.KnownServer;
import org.postern.client.connection.KnownServers;
import org.postern.client.discovery.ServerAddress;
import org.postern.client.failure.ClientFailure;

/**
 * What a home knows of its own server, kept in its profile; of other servers nothing is written down, so that a home does not
 * tell where its owner has been.
 */
public final class HomeServers implements KnownServers {
    private final Home home;
    private final KnownServers process = KnownServers.ofProcess();
    private boolean read;

    /** The knowledge of this home. */
    public HomeServers(Home home) {
        this.home = home;
    }

    @Override
    public KnownServer find(ServerAddress server) {
        readOnce();
        return process.find(server);
    }

    private synchronized void readOnce() {
        if (read) {
            return;
        }
        read = true;
        try {
            home.profile().ifPresent(profile -> process.update(profile.server(), stranger -> profile.known()));
        } catch (ClientFailure unreadable) {
            // Whoever needs the profile is told; without it the server is a stranger.
            return;
        }
    }

    /** A home that cannot be written is no reason to give up a connection that works: then it is known in this process only. */
    @Override
    public void update(ServerAddress server, UnaryOperator<KnownServer> change) {
        readOnce();
        process.update(server, change);
        try {
            if (home.profile().isPresent()) {
                home.update(profile -> changed(profile, server, change));
            }
        } catch (ClientFailure notWritten) {
            // What follows in this process goes by what it has learned.
            return;
        }
    }

    private static Profile changed(Profile profile, ServerAddress server, UnaryOperator<KnownServer> change) {
        if (!profile.server().equals(server)) {
            return profile;
        }
        KnownServer known = change.apply(profile.known());
        return known.equals(profile.known()) ? profile : profile.with(known);
    }
}
