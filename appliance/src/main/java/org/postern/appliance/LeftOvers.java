package org.postern.appliance;

import java.io.IOException;
import org.postern.db.EmbeddedPostgres;

/** Ends what a killed launcher left running on its data directory, and nobody else. */
record LeftOvers(DataDirectory data) {

    private static final long STOP_SECONDS = 40;

    /** Says whether anything was found. Call it with the lock held. */
    boolean end() throws IOException {
        InstanceFile file = new InstanceFile(data.instance());
        var server = file.read().flatMap(Instance::server).flatMap(ProcessId::running);
        server.ifPresent(process -> ProcessId.end(process, STOP_SECONDS));
        boolean database = EmbeddedPostgres.stopLeftOver(data.database());
        Directories.remove(data.server().resolve("tmp"));
        file.delete();
        return server.isPresent() || database;
    }
}
