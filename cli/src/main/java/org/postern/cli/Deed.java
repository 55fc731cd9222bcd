package org.postern.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.FileProblem;
import org.postern.client.failure.WrongUse;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all commands share: they get a workspace, and their failures become words and an exit code. */
abstract class Deed implements Callable<Integer> {
    private static final String DEBUG = "POSTERN_DEBUG";

    @Spec
    private @Nullable CommandSpec spec;

    /** Does what the command is for. */
    abstract void run(Workspace workspace) throws ClientFailure, IOException;

    @Override
    public final Integer call() {
        CommandSpec own = spec;
        if (own == null || !(own.root().userObject() instanceof Main main)) {
            throw new AssertionError("commands are started by Main");
        }
        try (Workspace workspace = main.workspace()) {
            return attempt(workspace).number();
        }
    }

    private ExitCode attempt(Workspace workspace) {
        try {
            run(workspace);
            return ExitCode.OK;
        } catch (ClientFailure failure) {
            workspace.output().failure(failure);
            trace(workspace, failure);
            return ExitCode.of(failure);
        } catch (IllegalArgumentException malformed) {
            WrongUse use = new WrongUse(String.valueOf(malformed.getMessage()), malformed);
            workspace.output().failure(use);
            trace(workspace, malformed);
            return ExitCode.USAGE;
        } catch (IOException e) {
            FileProblem problem = new FileProblem("Reading or writing on this device went wrong: " + e.getMessage(), e);
            workspace.output().failure(problem);
            trace(workspace, e);
            return ExitCode.FILE;
        }
    }

    private static void trace(Workspace workspace, Throwable failure) {
        if (workspace.terminal().environment().apply(DEBUG).isPresent()) {
            failure.printStackTrace(workspace.terminal().err());
        }
    }
}
