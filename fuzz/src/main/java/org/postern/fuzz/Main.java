package org.postern.fuzz;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./postern fuzz}: fuzzes one target or all of them for a time, and says what was found. */
@Command(
        name = "postern fuzz",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Searches for inputs that break a reader of untrusted bytes, guided by the code they reach.",
        footer = {
            "",
            "Exit codes: 0 nothing found, 1 something found, 2 wrong use.",
            "New inputs, findings and logs are written to fuzz/target/fuzz/TARGET."
        })
public final class Main implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "TARGET",
            description = "name of a target (default: all, one after another)")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--minutes",
            defaultValue = "10",
            description = "time for all targets together (default: ${DEFAULT-VALUE})")
    private double minutes;

    @Option(names = "--list", description = "list the targets")
    private boolean list;

    @Option(names = "--replay", paramLabel = "FILE", description = "read this one input again and show what is thrown")
    private Optional<Path> replay = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Path module;

    private Main(Path module) {
        this.module = module;
    }

    /** The directory of the module comes in the system property {@code postern.fuzz.home}. */
    public static void main(String[] arguments) {
        Path module = Path.of(System.getProperty("postern.fuzz.home", "fuzz"))
                .toAbsolutePath()
                .normalize();
        System.exit(new CommandLine(new Main(module)).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        if (list) {
            for (Target target : Target.all()) {
                out().printf("%-16s %s%n", target.text(), target.subject());
            }
            return 0;
        }
        if (replay.isPresent()) {
            return replay(
                    target().orElseThrow(() -> new ParameterException(spec.commandLine(), "--replay needs a TARGET")));
        }
        return fuzz(target().map(List::of).orElse(Target.all()));
    }

    private Optional<Target> target() {
        return name.map(text -> Target.named(text)
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "no such target: " + text)));
    }

    private int replay(Target target) throws Exception {
        target.run(Files.readAllBytes(replay.orElseThrow()));
        out().println("The input breaks nothing.");
        return 0;
    }

    private int fuzz(List<Target> targets) throws IOException, InterruptedException {
        if (!(minutes > 0)) {
            throw new ParameterException(spec.commandLine(), "--minutes must be more than 0");
        }
        Duration each = Duration.ofMillis(Math.max(1_000, Math.round(minutes * 60_000 / targets.size())));
        List<CampaignResult> results = new ArrayList<>();
        for (Target target : targets) {
            Path work = module.resolve("target/fuzz").resolve(target.text());
            Campaign campaign = new Campaign(target, module.resolve("src/test/resources/corpus"), work);
            out().printf("%s: %d s, log in %s%n", target.text(), each.toSeconds(), work.resolve("log"));
            results.add(campaign.run(each, out()::println));
        }
        report(results);
        return results.stream().allMatch(CampaignResult::clean) ? 0 : 1;
    }

    private void report(List<CampaignResult> results) {
        out().println();
        out().println(CampaignResult.HEADER);
        long executions = 0;
        for (CampaignResult result : results) {
            out().println(result.line());
            executions += result.executions();
        }
        out().printf("%n%d executions over %d targets%n", executions, results.size());
        results.forEach(this::explain);
    }

    private void explain(CampaignResult result) {
        for (Path finding : result.findings()) {
            out().printf(
                            "Finding. See it again: ./postern fuzz %s --replay %s%n",
                            result.target().text(), finding);
        }
        if (result.exitCode() != 0 && result.findings().isEmpty()) {
            out().printf("The fuzzer ended with %d without a finding; see %s%n", result.exitCode(), result.log());
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
