package org.postern.appliance;

import java.io.IOException;
import java.util.Optional;

/** One at a time on a data directory. */
final class InUse {

    private InUse() {}

    /** @throws ApplianceException naming who holds it */
    static InstanceLock lock(DataDirectory data) throws IOException {
        return InstanceLock.tryAcquire(data.lock()).orElseThrow(() -> refusal(data));
    }

    private static ApplianceException refusal(DataDirectory data) {
        String holder = readInstance(data)
                .map(instance -> " (process " + instance.launcher().pid() + ", " + instance.url() + ")")
                .orElse("");
        return new ApplianceException(
                ExitCode.DATA_IN_USE,
                "Another instance runs on " + data.root() + holder
                        + ". Stop it, or choose another directory with --data.");
    }

    private static Optional<Instance> readInstance(DataDirectory data) {
        try {
            return new InstanceFile(data.instance()).read();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
