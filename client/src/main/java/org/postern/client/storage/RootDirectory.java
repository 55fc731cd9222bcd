package org.postern.client.storage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.postern.client.account.Account;
import org.postern.client.connection.ServerSession;
import org.postern.client.failure.CallRefused;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.VerificationFailed;
import org.postern.protocol.ErrorCode;

/**
 * The root directory "files" of an account: every device of the account sees what is entered here (client.md §5 child 0, §8).
 * Changes are optimistic: when another device was faster, the change is made again on the newer version.
 */
public final class RootDirectory {
    private static final int ATTEMPTS = 20;

    private final Account account;
    private final Descriptors descriptors;
    private final DescriptorReference reference;

    /** A change of the directory; made again if another device was faster. */
    @FunctionalInterface
    public interface Change {
        /** The directory after the change. */
        Directory apply(Directory current) throws ClientFailure;
    }

    /** The directory of a logged-in account. */
    public RootDirectory(Account account) {
        this.account = account;
        this.descriptors = new Descriptors(account.session());
        this.reference = new DescriptorReference(
                account.session().server(), account.keys().rootDirectory());
    }

    /** What it holds; empty while it was never written. */
    public Directory read() throws ClientFailure {
        return onNewest(() -> {
            Optional<Descriptor> current = find();
            return current.isPresent() ? content(current.get()) : Directory.EMPTY;
        });
    }

    /** The key under which private references of entries are sealed, 32 bytes. */
    public byte[] writeKey() {
        return reference
                .writeKey()
                .orElseThrow(() -> new AssertionError("the own root is writable"))
                .scalar();
    }

    /** Applies a change to the newest version. */
    public void change(Change change) throws ClientFailure {
        onNewest(() -> changeOnce(change));
    }

    private Directory changeOnce(Change change) throws ClientFailure, IOException {
        Optional<Descriptor> current = find();
        if (current.isEmpty()) {
            Directory first = change.apply(Directory.EMPTY);
            create(first);
            return first;
        }
        Directory changed = change.apply(content(current.get()));
        descriptors.update(
                current.get(),
                changed.toJson(),
                account.address(),
                account.keys().identity());
        return changed;
    }

    @FunctionalInterface
    private interface Deed {
        Directory run() throws ClientFailure, IOException;
    }

    private static Directory onNewest(Deed deed) throws ClientFailure {
        for (int attempt = 1; ; attempt++) {
            try {
                return deed.run();
            } catch (CallRefused refused) {
                if (!wasOvertaken(refused) || attempt == ATTEMPTS) {
                    throw refused;
                }
            } catch (IOException e) {
                throw new AssertionError("the content is in memory", e);
            }
        }
    }

    /** Another device replaced the version between two of our calls; its blocks are then no longer those we know. */
    private static boolean wasOvertaken(CallRefused refused) {
        return refused.is(ErrorCode.OLD_SIGNATURE_DOESNT_MATCH)
                || refused.is(ErrorCode.DESCRIPTOR_ALREADY_EXISTS)
                || refused.is(ErrorCode.INVALID_BLOCK_SOURCE);
    }

    private void create(Directory directory) throws ClientFailure, IOException {
        ServerSession session = account.session();
        byte[] content = directory.toJson();
        long now = session.freshness().now();
        FileMeta meta = new FileMeta(content.length, now, now, Directory.MIME_TYPE, "", FileMeta.Type.DIRECTORY);
        descriptors.create(reference, meta, new ByteArrayInputStream(content), Progress.SILENT);
    }

    private Optional<Descriptor> find() throws ClientFailure {
        try {
            return Optional.of(descriptors.get(reference));
        } catch (CallRefused refused) {
            if (refused.is(ErrorCode.DESCRIPTOR_DOESNT_EXIST)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private Directory content(Descriptor descriptor) throws ClientFailure, IOException {
        if (descriptor.extra().meta().type() != FileMeta.Type.DIRECTORY) {
            throw new VerificationFailed("Your file list is stored as something else. It is not changed.");
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        descriptors.read(descriptor, content, Progress.SILENT);
        return Directory.of(content.toByteArray());
    }
}
