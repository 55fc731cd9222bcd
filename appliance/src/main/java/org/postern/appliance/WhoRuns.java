package org.postern.appliance;

import java.io.IOException;

/** Who runs now, as {@code status}, {@code stop} and the next start find it: kept true when a part is started again. */
final class WhoRuns {

    private final InstanceFile file;
    private final Progress progress;
    private Instance instance;

    WhoRuns(InstanceFile file, Progress progress, Instance instance) throws IOException {
        this.file = file;
        this.progress = progress;
        this.instance = instance;
        file.write(instance);
    }

    void database(long pid) {
        note(instance.withDatabase(pid));
    }

    void server(ProcessId id) {
        note(instance.withServer(id));
    }

    /** A disk without room must not end what was just started. */
    private void note(Instance now) {
        instance = now;
        try {
            file.write(now);
        } catch (IOException e) {
            progress.line("Who runs could not be noted in " + file.path() + ": " + e.getMessage());
        }
    }
}
