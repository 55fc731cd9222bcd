package org.postern.protocol.directory.write;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.directory.EntryName;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.Revision;
import org.postern.protocol.directory.history.Revisions;
import org.postern.protocol.directory.history.ServerSigner;
import org.postern.protocol.directory.history.SignedHeader;
import org.postern.protocol.directory.message.LeafMessage;
import org.postern.protocol.directory.message.LookupMessage;
import org.postern.protocol.directory.tree.Lookup;
import org.postern.protocol.directory.tree.MemoryNodes;
import org.postern.protocol.directory.tree.Tree;
import org.postern.protocol.directory.vrf.IndexProver;
import org.postern.protocol.directory.vrf.LegacyIndexProver;
import org.postern.protocol.keystore.IntegrationSignature;
import org.postern.protocol.keystore.KeyContainer;
import org.postern.protocol.keystore.Keystore;

/** A directory in memory: what a server keeps, without a server. */
public final class Database {
    private final EcPrivateKey key;
    private final Keystore server;
    private final IndexProver places;
    private final Octets nonce;
    private final MemoryNodes nodes = new MemoryNodes();
    private final Map<Hash, KeyContainer> containers = new HashMap<>();
    private final Map<Revision, SignedHeader> headers = new HashMap<>();
    private Optional<SignedHeader> head = Optional.empty();

    /** An empty one. */
    public Database(EcPrivateKey key, Keystore server, IndexProver places, Octets nonce) {
        this.key = key;
        this.server = server;
        this.places = places;
        this.nonce = nonce;
    }

    /** An empty one of 2018. */
    public Database(EcPrivateKey key, Keystore server) {
        this(key, server, new LegacyIndexProver(key), Octets.NONE);
    }

    /** The first revision, with the server's own entry. */
    public Database created(long timestamp) {
        IntegrationSignature kis =
                IntegrationSignature.sign(server, key, Revision.NONE.toArray(), timestamp / 1_000, timestamp / 1_000);
        write(timestamp, draft -> refuseNothing(draft.put(EntryName.SERVER, server, kis)));
        return this;
    }

    static void refuseNothing(Optional<WriteRefusal> refusal) {
        refusal.ifPresent(r -> {
            throw new AssertionError(r.sentence());
        });
    }

    private KeyContainer container(Hash dataHash) {
        return Objects.requireNonNull(containers.get(dataHash));
    }

    public Draft draft() {
        return new Draft(
                tree(),
                new Freshness(head, revision -> Optional.ofNullable(headers.get(revision))),
                this::container,
                places);
    }

    /** One draft, committed. */
    public Commit write(long timestamp, Consumer<Draft> writes) {
        Draft draft = draft();
        writes.accept(draft);
        Commit commit = draft.commit(new Revisions(ServerSigner.of(key, server.keyId())), nonce, timestamp);
        nodes.add(commit.growth(), commit.header().revision());
        containers.putAll(commit.containers());
        headers.put(commit.header().revision(), commit.header());
        head = Optional.of(commit.header());
        return commit;
    }

    public Tree tree() {
        return new Tree(head.map(h -> h.header().root()), nodes);
    }

    public SignedHeader head() {
        return head.orElseThrow();
    }

    public boolean knows(Revision revision) {
        return headers.containsKey(revision);
    }

    public Keystore server() {
        return server;
    }

    /** An honest answer, with all attachments. */
    public LookupMessage answer(EntryName name, SecureRandom random) {
        Lookup lookup = tree().lookup(places.index(name)).orElseThrow();
        return new LookupMessage(
                head(),
                places.prove(name, random),
                lookup.path(),
                lookup.leaf()
                        .map(stored -> LeafMessage.of(
                                stored,
                                Octets.of(container(stored.leaf().dataHash()).encode()))),
                Octets.of(server.encode()));
    }
}
