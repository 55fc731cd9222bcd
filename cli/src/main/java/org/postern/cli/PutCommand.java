package org.postern.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.FileProblem;
import org.postern.client.json.Json;
import org.postern.client.storage.FileStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code put}: stores a file (client.md §7, §8). */
@Command(name = "put", description = "Stores a file and prints its descriptor.")
final class PutCommand extends Deed {
    @Parameters(paramLabel = "FILE", description = "The file to store.")
    private Path file = Path.of("");

    @Option(names = "--name", description = "Its name in your file list (default: the file's own).")
    private @Nullable String name;

    @Override
    void run(Workspace workspace) throws ClientFailure {
        requireReadable(file);
        String listed = Optional.ofNullable(name).orElse(String.valueOf(file.getFileName()));
        FileStore files = new FileStore(workspace.logIn());
        FileStore.Put put;
        try (Workspace.Watched watched = workspace.watch(listed)) {
            put = files.put(file, listed, watched.progress());
        }
        String id = put.reference().id().toString();
        ObjectNode json =
                Json.object().put("descriptor", id).put("name", listed).put("size", put.size());
        workspace.output().remark("Stored " + listed + ", " + Sizes.text(put.size()) + ".");
        workspace.output().result(json, List.of(id));
    }

    /** @throws FileProblem saying what is in the way, before anybody is asked for a password */
    static void requireReadable(Path file) throws FileProblem {
        if (!Files.exists(file)) {
            throw new FileProblem("There is no file " + file + ".");
        }
        if (!Files.isRegularFile(file)) {
            throw new FileProblem(file + " is not a file. Put folders into an archive first.");
        }
        if (!Files.isReadable(file)) {
            throw new FileProblem("You may not read " + file + ".");
        }
    }
}
