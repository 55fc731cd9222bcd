package org.postern.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.postern.client.account.Account;
import org.postern.client.failure.ClientFailure;
import org.postern.client.json.Json;
import org.postern.client.mailbox.Sink;
import org.postern.client.mailbox.SinkAddress;
import org.postern.client.mailbox.Sinks;
import org.postern.protocol.method.SinkMethods.SinkInfo;
import org.postern.protocol.method.SinkMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sink}: mailboxes (client.md §9). */
@Command(
        name = "sink",
        description = "Makes and lists mailboxes.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SinkCommand.Create.class, SinkCommand.ListAll.class})
final class SinkCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Expected sink create or sink list.");
    }

    /** Who may write into a new mailbox. */
    enum Mode {
        PRIVATE(SinkMode.PRIVATE),
        PUBLIC(SinkMode.PUBLIC),
        ANONYMOUS(SinkMode.ANONYMOUS);

        private final SinkMode mode;

        Mode(SinkMode mode) {
            this.mode = mode;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@code sink create}. */
    @Command(
            name = "create",
            description = {
                "Makes a mailbox and prints its address.",
                "private: only you write into it; public: every user; anonymous: everybody, without an account."
            })
    static final class Create extends Deed {
        @Option(names = "--mode", required = true, description = "${COMPLETION-CANDIDATES}")
        private Mode mode = Mode.PRIVATE;

        @Parameters(paramLabel = "NAME", description = "What you call it; the server does not see it.")
        private String name = "";

        @Override
        void run(Workspace workspace) throws ClientFailure {
            Account account = workspace.logIn();
            Sink sink = new Sinks(account).create(name, mode.mode);
            SinkAddress address = new SinkAddress(sink.id(), account.session().server());
            ObjectNode json = describe(sink).put("address", address.toString());
            workspace.output().remark("Others write to this address:");
            workspace.output().result(json, List.of(address.toString()));
        }
    }

    /** {@code sink list}. */
    @Command(name = "list", description = "Lists your mailboxes and how many messages they hold.")
    static final class ListAll extends Deed {
        @Override
        void run(Workspace workspace) throws ClientFailure {
            Account account = workspace.logIn();
            Sinks sinks = new Sinks(account);
            ObjectNode json = Json.object();
            ArrayNode list = json.putArray("sinks");
            List<String> lines = new ArrayList<>();
            for (Sink sink : sinks.list()) {
                SinkInfo info = sinks.info(sink);
                int messages = info.mids().orElse(List.of()).size();
                list.add(describe(sink).put("messages", messages).put("seq", info.seq()));
                lines.add(String.format(
                        "%-16s %-10s %6d  %s",
                        Terminal.printableLine(sink.name()), word(sink.mode()), messages, sink.id()));
            }
            workspace.output().result(json, lines);
        }
    }

    private static ObjectNode describe(Sink sink) {
        return Json.object()
                .put("name", sink.name())
                .put("mode", word(sink.mode()))
                .put("id", sink.id().toString());
    }

    private static String word(SinkMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }
}
