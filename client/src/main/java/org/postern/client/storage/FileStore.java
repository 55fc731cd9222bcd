package org.postern.client.storage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.postern.client.account.Account;
import org.postern.client.connection.ServerSession;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.FileProblem;
import org.postern.client.failure.OutcomeUnknown;
import org.postern.crypto.text.BitcoinAddress;
import org.postern.protocol.id.DescriptorId;

/** The files of an account: each a descriptor of its own, entered in the root directory (client.md §8 "Create", "Remove"). */
public final class FileStore {
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final Account account;
    private final RootDirectory root;

    /** The files of a logged-in account. */
    public FileStore(Account account) {
        this.account = account;
        this.root = new RootDirectory(account);
    }

    /**
     * What was stored.
     *
     * @param size bytes of content
     */
    public record Put(DescriptorReference reference, long size) {}

    /** The entries, in the order in which they were added. */
    public Directory list() throws ClientFailure {
        return root.read();
    }

    /**
     * Stores a file of this device under a name.
     *
     * @throws ClientFailure with {@code FileProblem} if the name is taken or the file is too large; nothing was sent then. With
     *     {@code OutcomeUnknown} if the line broke off in a deciding call: the file may be listed, so nothing is deleted. After any
     *     other failure nothing is listed.
     */
    public Put put(Path file, String name, Progress progress) throws ClientFailure {
        ServerSession session = account.session();
        try {
            long size = Files.size(file);
            BlockSender.requireRoom(session, List.of(size));
            root.read().requireFree(name);
            DescriptorReference reference = DescriptorReference.create(
                    session.server(), session.freshness().random());
            long stored;
            try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
                stored = new Descriptors(session).create(reference, meta(file, size, name), content, progress);
            }
            enter(name, reference);
            return new Put(reference, stored);
        } catch (IOException e) {
            throw new FileProblem("The file " + file + " could not be read to its end. Nothing was stored.", e);
        }
    }

    private FileMeta meta(Path file, long size, String name) throws IOException {
        long now = account.session().freshness().now();
        String mimeType = Optional.ofNullable(Files.probeContentType(file)).orElse(UNKNOWN_TYPE);
        return new FileMeta(size, now, now, mimeType, name, FileMeta.Type.FILE);
    }

    private void enter(String name, DescriptorReference stored) throws ClientFailure {
        DirectoryEntry entry = DirectoryEntry.of(name, FileMeta.Type.FILE, stored, root.writeKey());
        try {
            root.change(directory -> directory.with(entry));
        } catch (OutcomeUnknown unknown) {
            // The list may name the file by now: deleting it would leave the name alone.
            throw unknown;
        } catch (ClientFailure notEntered) {
            // Nobody could find it again.
            deleteAfter(notEntered, stored);
            throw notEntered;
        }
    }

    private void deleteAfter(ClientFailure failure, DescriptorReference stored) {
        try {
            new Descriptors(account.session()).delete(stored);
        } catch (ClientFailure notDeleted) {
            failure.addSuppressed(notDeleted);
        }
    }

    /**
     * The file of this name or descriptor id, with all rights the account has.
     *
     * @throws FileProblem if there is none
     */
    public DescriptorReference find(String nameOrId) throws ClientFailure {
        return entry(root.read(), nameOrId).reference(root.writeKey());
    }

    /** Removes an entry and, once it is gone for certain and where the account may, deletes what it named. */
    public void remove(String nameOrId) throws ClientFailure {
        DirectoryEntry entry = entry(root.read(), nameOrId);
        DescriptorReference reference = entry.reference(root.writeKey());
        root.change(directory -> directory.without(entry.name()));
        if (reference.writeKey().isPresent()) {
            new Descriptors(account.session()).delete(reference);
        }
    }

    private static DirectoryEntry entry(Directory directory, String nameOrId) throws ClientFailure {
        Optional<DirectoryEntry> named = directory.find(nameOrId);
        if (named.isPresent()) {
            return named.get();
        }
        for (DirectoryEntry entry : directory.entries()) {
            if (isId(nameOrId) && entry.id().equals(new DescriptorId(nameOrId))) {
                return entry;
            }
        }
        throw new FileProblem("You have no file named \"" + nameOrId + "\". See yours with ls.");
    }

    private static boolean isId(String text) {
        return BitcoinAddress.isValid(text);
    }
}
