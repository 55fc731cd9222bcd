package org.postern.fuzz;

import java.util.List;
import java.util.Optional;
import org.postern.fuzz.reader.ApiParamsTarget;
import org.postern.fuzz.reader.BinaryKeyTarget;
import org.postern.fuzz.reader.ClientResponseTarget;
import org.postern.fuzz.reader.ClientStreamTarget;
import org.postern.fuzz.reader.ContainerTarget;
import org.postern.fuzz.reader.EciesTarget;
import org.postern.fuzz.reader.FuzzTarget;
import org.postern.fuzz.reader.KeystoreTarget;
import org.postern.fuzz.reader.LoginDataTarget;
import org.postern.fuzz.reader.PsonTarget;
import org.postern.fuzz.reader.RecordTarget;
import org.postern.fuzz.reader.SealedRecordTarget;
import org.postern.fuzz.reader.ServerBodyTarget;
import org.postern.fuzz.reader.ServerMessageTarget;
import org.postern.fuzz.reader.SignatureTarget;
import org.postern.fuzz.reader.TextKeyTarget;

/**
 * A kind of input that is fuzzed.
 *
 * @param text its name for the command and for its corpus
 * @param subject what it reads, for people
 * @param suiteRuns executions of the short run in the test suite, some seconds of work
 * @param reader reads the inputs
 */
public record Target(String text, String subject, int suiteRuns, FuzzTarget reader) {
    private static final List<Target> ALL = List.of(
            new Target("records", "records of the wire, plain and encrypted", 30_000, new RecordTarget()),
            new Target("sealed-records", "encrypted records damaged on the way", 10_000, new SealedRecordTarget()),
            new Target("server-bodies", "whole bodies from a stranger", 5_000, new ServerBodyTarget()),
            new Target("server-messages", "conversations of a client with keys", 2_000, new ServerMessageTarget()),
            new Target("client-responses", "answers as the client reads them", 1_000, new ClientResponseTarget()),
            new Target("client-streams", "record streams as the client reads them", 1_000, new ClientStreamTarget()),
            new Target("pson", "PSON values and their limits", 30_000, new PsonTarget()),
            new Target("api-params", "parameters of every API method", 20_000, new ApiParamsTarget()),
            new Target("text-keys", "pub58, WIF, addresses, extended keys, recovery words", 5_000, new TextKeyTarget()),
            new Target("binary-keys", "points, X.509, PKCS#8", 3_000, new BinaryKeyTarget()),
            new Target("signatures", "compact and DER signatures", 1_000, new SignatureTarget()),
            new Target("keystores", "OpenPGP packets of keystores and their signatures", 3_000, new KeystoreTarget()),
            new Target("ecies", "ECIES messages", 10_000, new EciesTarget()),
            new Target("containers", "cipher containers of all types", 10_000, new ContainerTarget()),
            new Target("login-data", "loginData JSON", 30_000, new LoginDataTarget()));

    /** Every target. */
    public static List<Target> all() {
        return ALL;
    }

    /** The target of a name. */
    public static Optional<Target> named(String text) {
        return ALL.stream().filter(target -> target.text.equals(text)).findFirst();
    }

    /** Reads one input; whatever it throws is a finding. */
    public void run(byte[] input) throws Exception {
        MemoryBound.run(reader, input);
    }
}
