package org.postern.client.mailbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A message before it is sent.
 *
 * @param attachments files of this device
 * @param type application-defined, absent for ordinary messages
 */
public record Draft(String title, String text, List<Path> attachments, Optional<String> type) {
    /** Type of messages that tell of a shared file or folder (client.md §15). */
    public static final String SHARING = "container-event";

    public Draft {
        attachments = List.copyOf(attachments);
    }
}
