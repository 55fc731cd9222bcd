package org.postern.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.postern.client.account.Account;
import org.postern.client.failure.CallRefused;
import org.postern.client.failure.ClientFailure;
import org.postern.client.json.Json;
import org.postern.client.storage.Descriptors;
import org.postern.client.storage.DirectoryEntry;
import org.postern.client.storage.FileMeta;
import org.postern.client.storage.FileStore;
import org.postern.protocol.ErrorCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ls}: the root directory of the account (client.md §8). */
@Command(name = "ls", description = "Lists your files.")
final class ListCommand extends Deed {
    @Option(
            names = {"-l", "--long"},
            description = "Sizes and dates too; asks the server for each file.")
    private boolean detailed;

    @Override
    void run(Workspace workspace) throws ClientFailure {
        Account account = workspace.logIn();
        ObjectNode json = Json.object();
        ArrayNode files = json.putArray("files");
        List<String> lines = new ArrayList<>();
        for (DirectoryEntry entry : new FileStore(account).list().entries()) {
            ObjectNode file = files.addObject()
                    .put("name", entry.name())
                    .put("type", entry.type().text())
                    .put("descriptor", entry.id().toString());
            String line = entry.id() + "  " + Terminal.printableLine(entry.name());
            lines.add(detailed ? details(account, entry, file) + "  " + line : line);
        }
        if (lines.isEmpty()) {
            workspace.output().remark("You have no files yet. Store one with put FILE.");
        }
        workspace.output().result(json, lines);
    }

    private static String details(Account account, DirectoryEntry entry, ObjectNode file) throws ClientFailure {
        try {
            FileMeta meta = new Descriptors(account.session())
                    .get(entry.readReference())
                    .extra()
                    .meta();
            file.put("size", meta.size()).put("modified", meta.modifiedDate());
            return String.format("%10s  %s", Sizes.text(meta.size()), Sizes.time(meta.modifiedDate()));
        } catch (CallRefused refused) {
            if (!refused.is(ErrorCode.DESCRIPTOR_DOESNT_EXIST)) {
                throw refused;
            }
            file.put("missing", true);
            return String.format("%10s  %16s", "missing", "");
        }
    }
}
