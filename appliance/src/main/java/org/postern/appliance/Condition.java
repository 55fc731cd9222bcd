package org.postern.appliance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * How an instance is, as {@code status} says it.
 *
 * @param sentence for people
 */
record Condition(ExitCode code, String sentence) {

    static final Condition STOPPED = new Condition(ExitCode.NOT_RUNNING, "stopped");

    static Condition of(Instance instance) {
        if (!instance.isRunning()) {
            return new Condition(
                    ExitCode.LEFT_RUNNING,
                    "without its launcher, which was killed: nobody looks after it; ./postern run takes over, stop ends it");
        }
        if (instance.server().flatMap(ProcessId::running).isEmpty()) {
            return notReady("starting or failing");
        }
        if (hasLostDatabase(instance)) {
            return notReady("not ready: the database is gone");
        }
        if (new Health(instance.managementPort()).ask() != Health.Answer.READY) {
            return notReady("starting or failing");
        }
        return Health.service(instance.port())
                .flatMap(Condition::complaint)
                .map(Condition::notReady)
                .orElse(new Condition(ExitCode.OK, "ready"));
    }

    private static Condition notReady(String sentence) {
        return new Condition(ExitCode.NOT_READY, sentence);
    }

    private static boolean hasLostDatabase(Instance instance) {
        return instance.databasePid()
                .filter(pid ->
                        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty())
                .isPresent();
    }

    private static Optional<String> complaint(JsonNode answer) {
        if (!answer.path("status").asText().equals("DOWN")) {
            return Optional.empty();
        }
        return Optional.of("not ready: database " + answer.path("database").asText("not named") + ", disk "
                + answer.path("disk").asText("not named"));
    }
}
