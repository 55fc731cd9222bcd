package org.postern.cli.home;

import java.util.function.UnaryOperator;
import org.postern.client.connection.KnownServer;
import org.postern.client.connection.KnownServers;
import org.postern.client.discovery.ServerAddress;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.FileProblem;

/**
 * What a home knows of its own server, kept in its profile; of other servers nothing is written down, so that a home does not
 * tell where its owner has been.
 */
public final class HomeServers implements KnownServers {
    private final Home home;
    private final KnownServers process = KnownServers.ofProcess();

    private HomeServers(Home home) {
        this.home = home;
    }

    /**
     * The knowledge of this home.
     *
     * @throws FileProblem if there is a profile that cannot be read: a home does not forget a server's key by that
     */
    public static HomeServers of(Home home) throws FileProblem {
        HomeServers servers = new HomeServers(home);
        home.profile().ifPresent(profile -> servers.process.update(profile.server(), stranger -> profile.known()));
        return servers;
    }

    @Override
    public KnownServer find(ServerAddress server) {
        return process.find(server);
    }

    /** A home that cannot be written is no reason to give up a connection that works: then it is known in this process only. */
    @Override
    public void update(ServerAddress server, UnaryOperator<KnownServer> change) {
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

    private static HomeProfile changed(HomeProfile profile, ServerAddress server, UnaryOperator<KnownServer> change) {
        if (!profile.server().equals(server)) {
            return profile;
        }
        KnownServer known = change.apply(profile.known());
        return known.equals(profile.known()) ? profile : profile.with(known);
    }
}
