package org.postern.appliance;

import java.util.Optional;

/**
 * What runs on a data directory: written while it starts, read by {@code status}, {@code stop} and the next start.
 *
 * @param launcher the process that started the others and ends them
 * @param server the application server, once started
 * @param databasePid the embedded database, once started
 * @param url the public address
 * @param managementPort where health is asked on 127.0.0.1
 */
record Instance(
        ProcessId launcher,
        Optional<ProcessId> server,
        Optional<Long> databasePid,
        String profile,
        String url,
        int port,
        int managementPort) {

    Instance withServer(ProcessId started) {
        return new Instance(launcher, Optional.of(started), databasePid, profile, url, port, managementPort);
    }

    Instance withDatabase(long pid) {
        return new Instance(launcher, server, Optional.of(pid), profile, url, port, managementPort);
    }

    /** Whether the launcher is gone and its server is not. */
    boolean isLeftRunning() {
        return !isRunning() && server.flatMap(ProcessId::running).isPresent();
    }

    boolean isRunning() {
        return launcher.running().isPresent();
    }
}
