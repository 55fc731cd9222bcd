package org.postern.appliance;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code postern status}: says what runs on a data directory and whether it answers. */
@Command(
        name = "status",
        description = "Say what runs on a data directory; exit code 0 means ready.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Mixin
    private DataOption option = new DataOption();

    @Option(names = "--json", description = "Answer as one JSON object.")
    private boolean json;

    StatusCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        DataDirectory data = DataDirectory.at(option.path());
        Optional<Instance> running = new InstanceFile(data.instance())
                .read()
                .filter(instance -> instance.isRunning() || instance.isLeftRunning());
        Condition condition = running.map(Condition::of).orElse(Condition.STOPPED);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("state", condition.sentence());
        facts.put("data", data.root().toString());
        running.ifPresent(instance -> describe(instance, facts));
        running.filter(_ -> condition.code() == ExitCode.OK)
                .flatMap(instance -> Health.curve(instance.port()))
                .ifPresent(curve -> facts.put("curve", curve));
        print(facts);
        return condition.code().code();
    }

    private static void describe(Instance instance, Map<String, Object> facts) {
        facts.put("url", instance.url());
        facts.put("port", instance.port());
        facts.put("profile", instance.profile());
        facts.put("launcher", instance.launcher().pid());
        instance.server().ifPresent(server -> facts.put("server", server.pid()));
        instance.databasePid().ifPresent(pid -> facts.put("database", pid));
    }

    private void print(Map<String, Object> facts) throws IOException {
        if (json) {
            out.println(new ObjectMapper().writeValueAsString(facts));
        } else {
            facts.forEach((name, value) -> out.printf("%-9s %s%n", name, value));
        }
        out.flush();
    }
}
