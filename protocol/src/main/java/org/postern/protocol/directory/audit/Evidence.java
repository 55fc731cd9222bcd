package org.postern.protocol.directory.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.protocol.directory.Malformed;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.history.Contradiction;
import org.postern.protocol.directory.history.HeaderCheck;
import org.postern.protocol.directory.history.SignedHeader;
import org.postern.protocol.directory.message.HistoryMessage;
import org.postern.protocol.keystore.Keystore;
import org.postern.protocol.keystore.KeystoreException;
import org.postern.pson.Pson;
import org.postern.pson.PsonException;
import org.postern.pson.PsonLimits;

/**
 * Two headers signed by one key that exclude each other: whoever holds them can show anybody that a server has lied (pki.md
 * §15). Nothing in it needs to be believed.
 *
 * @param serverKeystore public view of the keystore with the key that signed both
 */
public record Evidence(Octets serverKeystore, SignedHeader first, SignedHeader second) {
    /** Octets of the longest file of evidence. */
    public static final int MAX_LENGTH = 512 * 1024;

    private static final byte[] FIRST_LINE = "postern evidence 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final PsonLimits LIMITS = new PsonLimits(8, 256, MAX_LENGTH);

    /** What a piece of evidence is worth. */
    public sealed interface Verdict {
        /**
         * The server of this keystore has lied.
         *
         * @param server its user id is the host, its fingerprint says which key it was
         */
        record Proven(Contradiction how, Keystore server) implements Verdict {}

        /** It shows nothing. */
        record Worthless(Reason why) implements Verdict {}
    }

    /** Why a piece of evidence shows nothing. */
    public enum Reason {
        /** The keystore is none, or not valid. */
        KEYSTORE,
        /** The first header is not signed by its key. */
        FIRST,
        /** The second header is not signed by its key. */
        SECOND,
        /** Both can stand in one history. */
        NO_CONTRADICTION
    }

    /** Looks for itself: needs no network, no clock and nobody's word. */
    public Verdict verify() {
        Optional<Keystore> server = server();
        if (server.isEmpty()) {
            return new Verdict.Worthless(Reason.KEYSTORE);
        }
        HeaderCheck check = HeaderCheck.of(server.get());
        if (check.fault(first).isPresent()) {
            return new Verdict.Worthless(Reason.FIRST);
        }
        if (check.fault(second).isPresent()) {
            return new Verdict.Worthless(Reason.SECOND);
        }
        return Contradiction.between(first, second)
                .<Verdict>map(how -> new Verdict.Proven(how, server.get()))
                .orElseGet(() -> new Verdict.Worthless(Reason.NO_CONTRADICTION));
    }

    private Optional<Keystore> server() {
        try {
            return Optional.of(Keystore.decode(serverKeystore.toArray())).filter(Keystore::validStrict);
        } catch (KeystoreException e) {
            return Optional.empty();
        }
    }

    /** The file: a line that says what it is, and a HistoryMessage of the two headers as PSON. */
    public byte[] encode() {
        byte[] message = Pson.encode(new HistoryMessage(List.of(first, second), serverKeystore).write());
        byte[] file = Arrays.copyOf(FIRST_LINE, FIRST_LINE.length + message.length);
        System.arraycopy(message, 0, file, FIRST_LINE.length, message.length);
        return file;
    }

    /**
     * Reads a file of evidence, of which nothing is known then but its form.
     *
     * @throws Malformed when it is none
     */
    public static Evidence decode(byte[] file) throws Malformed {
        if (file.length > MAX_LENGTH || !startsRight(file)) {
            throw new Malformed("Expected a file of evidence of at most " + MAX_LENGTH + " octets, found another");
        }
        HistoryMessage message = HistoryMessage.read(value(file));
        if (message.newestFirst().size() != 2) {
            throw new Malformed(
                    "Expected two headers, found " + message.newestFirst().size());
        }
        return new Evidence(
                message.serverKeystore(),
                message.newestFirst().getFirst(),
                message.newestFirst().getLast());
    }

    private static boolean startsRight(byte[] file) {
        return file.length > FIRST_LINE.length
                && Arrays.equals(file, 0, FIRST_LINE.length, FIRST_LINE, 0, FIRST_LINE.length);
    }

    private static @Nullable Object value(byte[] file) throws Malformed {
        try {
            return Pson.decode(file, FIRST_LINE.length, file.length - FIRST_LINE.length, LIMITS);
        } catch (PsonException e) {
            throw new Malformed("Expected a message behind the first line, found other octets", e);
        }
    }
}
