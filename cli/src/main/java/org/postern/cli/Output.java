package org.postern.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.postern.client.failure.ClientFailure;
import org.postern.client.json.Json;

/** What a command says: lines for people or one JSON object for scripts on out, remarks and errors on err. */
final class Output {
    private final Terminal terminal;
    private final boolean json;
    private final boolean quiet;

    Output(Terminal terminal, boolean json, boolean quiet) {
        this.terminal = terminal;
        this.json = json;
        this.quiet = quiet;
    }

    /** The result, in one of both forms. */
    void result(ObjectNode object, List<String> lines) {
        if (json) {
            terminal.out().println(Json.text(object));
        } else {
            lines.forEach(terminal.out()::println);
        }
        terminal.out().flush();
    }

    /** Whether the result is JSON. */
    boolean isJson() {
        return json;
    }

    /** A sentence beside the result, for people. */
    void remark(String sentence) {
        if (!quiet && !json) {
            terminal.err().println(sentence);
        }
    }

    /** A sentence that matters for safety: shown to everybody, also beside JSON. */
    void warning(String sentence) {
        terminal.err().println("WARNING: " + sentence);
    }

    /** One of many results, in one of both forms; with JSON each object has a line of its own. */
    void next(ObjectNode object, String line) {
        result(object, List.of(line));
    }

    /** Whether a person watches a transfer. */
    boolean showsProgress() {
        return terminal.interactive() && !quiet;
    }

    /** A failure of the catalogue. */
    void failure(ClientFailure failure) {
        error(Words.number(failure), Words.name(failure), Words.sentence(failure));
    }

    /** Any failure; with JSON as the object on out. */
    void error(Optional<Integer> code, String name, String message) {
        if (!json) {
            terminal.err().println(message);
            return;
        }
        ObjectNode error = Json.object();
        code.ifPresentOrElse(number -> error.put("code", number), () -> error.putNull("code"));
        error.put("name", name).put("message", message);
        ObjectNode object = Json.object();
        object.set("error", error);
        terminal.out().println(Json.text(object));
        terminal.out().flush();
    }
}
