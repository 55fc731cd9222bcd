package org.postern.cli;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postern.cli.home.Memory;
import org.postern.client.account.Account;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.ServerUnreachable;
import org.postern.client.mailbox.Mailbox;
import org.postern.client.mailbox.MailboxWatch;
import org.postern.client.mailbox.Sink;
import org.postern.client.mailbox.Sinks;

/** {@code inbox --follow}: what mailboxes hold, then what arrives, until the process is ended (api.md §10 {@code sinkWatch}). */
final class Following {
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(5);

    private final Workspace workspace;
    private final Account account;
    private final List<Sink> sinks;
    private final Memory memory;
    /** Changed and not yet shown, because the connection broke off in between. */
    private final Set<Sink> due = new LinkedHashSet<>();

    private final Map<Sink, Long> shown = new HashMap<>();

    Following(Workspace workspace, Account account, List<Sink> sinks, Memory memory) {
        this.workspace = workspace;
        this.account = account;
        this.sinks = sinks;
        this.memory = memory;
    }

    /** Watching begins before the list is made, so that nothing falls between them. */
    void run() throws ClientFailure {
        try (MailboxWatch watch = new Sinks(account).watch(sinks)) {
            workspace
                    .output()
                    .remark((watch.isTold()
                                    ? "The server tells of new messages."
                                    : "Asking for new messages every few seconds.")
                            + " Ctrl-C ends it.");
            workspace.output().remark(EntryText.HEAD);
            show(sinks);
            while (!Thread.currentThread().isInterrupted()) {
                follow(watch);
            }
        }
    }

    private void follow(MailboxWatch watch) throws ClientFailure {
        try {
            if (due.isEmpty()) {
                due.addAll(watch.next());
            }
            show(due);
            due.clear();
        } catch (ServerUnreachable gone) {
            workspace.output().remark("The server cannot be reached. Trying again; nothing gets lost.");
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BEFORE_NEXT_TRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void show(Collection<Sink> changed) throws ClientFailure {
        for (Sink sink : changed) {
            for (Mailbox.Entry entry :
                    new Mailbox(account.session(), sink).listFrom(shown.getOrDefault(sink, 0L) + 1)) {
                EntryText text = EntryText.of(sink, entry, memory);
                workspace.output().next(text.json(), text.line());
                shown.merge(sink, entry.number(), Math::max);
            }
        }
    }
}
