package org.postern.appliance;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.postern.core.settings.Setting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code postern settings}: every setting, what a start would take, and who says so. */
@Command(
        name = "settings",
        description = "List all settings with their values and where each comes from; starts nothing.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SettingsCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private SettingOptions options = new SettingOptions();

    @Option(names = "--json", description = "Answer as a JSON array.")
    private boolean json;

    SettingsCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        Plan plan = Plan.of(DataDirectory.at(data.path()), options, System.getenv());
        Configuration all = plan.complete();
        List<Setting> table = Plan.table(plan.identity().profile());
        if (json) {
            out.println(new ObjectMapper()
                    .writeValueAsString(
                            table.stream().map(setting -> facts(setting, all)).toList()));
        } else {
            table.forEach(setting -> print(setting, said(setting, all)));
        }
        out.flush();
        return ExitCode.OK.code();
    }

    private static Configuration.Said said(Setting setting, Configuration all) {
        return all.find(setting.name()).orElse(new Configuration.Said(setting.fallback(), Origin.DEFAULT));
    }

    private void print(Setting setting, Configuration.Said said) {
        out.printf("%s = %s  (%s)%n", setting.name(), said.text(), said.origin());
        out.printf(
                "    %s: %s; default: %s%n",
                setting.doc(),
                setting.type().expected(),
                setting.fallback().isEmpty() ? "nothing" : setting.fallback());
    }

    private static Map<String, String> facts(Setting setting, Configuration all) {
        Configuration.Said said = said(setting, all);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("name", setting.name());
        facts.put("value", said.text());
        facts.put("from", said.origin().toString());
        facts.put("default", setting.fallback());
        facts.put("unit", setting.type().unit());
        facts.put("expected", setting.type().expected());
        facts.put("meaning", setting.doc());
        facts.put("variable", Variables.of(setting.name()));
        return facts;
    }
}
