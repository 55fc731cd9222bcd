package org.postern.protocol.directory.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.postern.crypto.primitive.Ed25519;
import org.postern.protocol.directory.Malformed;

/**
 * A checkpoint with the lines of those who signed it (C2SP signed-note, tlog-cosignature; pki.md §19.4). Lines of unknown keys are
 * kept and count for nothing.
 */
public record SignedCheckpoint(Checkpoint checkpoint, List<NoteSignature> signatures) {
    /** Octets of the longest note. */
    public static final int MAX_LENGTH = 64 * 1024;
    /** Lines of signature of one note. */
    public static final int MAX_SIGNATURES = 100;

    private static final String BETWEEN = "\n\n";

    public SignedCheckpoint {
        signatures = List.copyOf(signatures);
    }

    /** Signed by the log itself. */
    public static SignedCheckpoint sign(Checkpoint checkpoint, NoteSigner log) {
        NoteSignature signature = NoteSignature.of(log.key(), log.sign(message(checkpoint)));
        return new SignedCheckpoint(checkpoint, List.of(signature));
    }

    /**
     * With the line of a witness, who has seen that this log continues what it saw before.
     *
     * @param seconds now, since 1970
     */
    public SignedCheckpoint cosign(NoteSigner witness, long seconds) {
        byte[] signature = witness.sign(message(checkpoint, seconds));
        byte[] timed = ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(seconds)
                .put(signature)
                .array();
        return with(NoteSignature.of(witness.key(), timed));
    }

    /** With one line more. */
    public SignedCheckpoint with(NoteSignature signature) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        all.add(signature);
        return new SignedCheckpoint(checkpoint, all);
    }

    private static byte[] message(Checkpoint checkpoint) {
        return checkpoint.text().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] message(Checkpoint checkpoint, long seconds) {
        String head = "cosignature/v1\ntime " + Long.toUnsignedString(seconds) + "\n";
        return (head + checkpoint.text()).getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the log of this key signed it, and calls itself so. */
    public boolean isSignedBy(NoteKey log) {
        return log.use() == NoteKey.Use.LOG
                && checkpoint.origin().equals(log.name())
                && signatures.stream()
                        .anyMatch(s -> s.isBy(log)
                                && log.verifies(
                                        message(checkpoint), s.signature().toArray()));
    }

    /** When this witness cosigned it, in seconds since 1970; nothing when it did not. */
    public OptionalLong cosignedBy(NoteKey witness) {
        return signatures.stream()
                .filter(s -> witness.use() == NoteKey.Use.WITNESS && s.isBy(witness))
                .map(s -> time(s, witness))
                .flatMap(Optional::stream)
                .mapToLong(Long::longValue)
                .findFirst();
    }

    private Optional<Long> time(NoteSignature line, NoteKey witness) {
        byte[] timed = line.signature().toArray();
        if (timed.length != Long.BYTES + Ed25519.SIGNATURE_LENGTH) {
            return Optional.empty();
        }
        long seconds = ByteBuffer.wrap(timed).getLong();
        byte[] signature = Arrays.copyOfRange(timed, Long.BYTES, timed.length);
        return seconds >= 0 && witness.verifies(message(checkpoint, seconds), signature)
                ? Optional.of(seconds)
                : Optional.empty();
    }

    /** How many of these witnesses cosigned it; each counts once. */
    public int cosignatures(Collection<NoteKey> witnesses) {
        return (int) witnesses.stream()
                .distinct()
                .filter(witness -> cosignedBy(witness).isPresent())
                .count();
    }

    /** The note as it is served. */
    public String text() {
        StringBuilder text = new StringBuilder(checkpoint.text()).append('\n');
        signatures.forEach(signature -> text.append(signature.line()));
        return text.toString();
    }

    /**
     * Reads a note, of which nothing is known then but its form.
     *
     * @throws Malformed when it is none
     */
    public static SignedCheckpoint read(String text) throws Malformed {
        int end = text.lastIndexOf(BETWEEN);
        if (text.length() > MAX_LENGTH || end < 0 || !text.endsWith("\n")) {
            throw new Malformed("Expected a text, an empty line and signatures, found another");
        }
        Checkpoint checkpoint = Checkpoint.read(text.substring(0, end + 1));
        String lines = text.substring(end + BETWEEN.length());
        String[] each = lines.isEmpty()
                ? new String[0]
                : lines.substring(0, lines.length() - 1).split("\n", -1);
        if (each.length == 0 || each.length > MAX_SIGNATURES) {
            throw new Malformed("Expected 1 to " + MAX_SIGNATURES + " signatures, found " + each.length);
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : each) {
            signatures.add(NoteSignature.read(line));
        }
        return new SignedCheckpoint(checkpoint, signatures);
    }
}
