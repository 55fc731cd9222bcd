package org.postern.appliance.incontainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.DescriptorId;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.id.Username;
import org.postern.protocol.method.AccountMethods;
import org.postern.protocol.method.AccountMethods.NewCredentials;
import org.postern.protocol.method.AccountMethods.NewRecoveryData;
import org.postern.protocol.method.AccountMethods.PrivateData;
import org.postern.protocol.method.AccountMethods.RecoveryData;
import org.postern.protocol.method.AccountMethods.Register;
import org.postern.protocol.method.AdministrationMethods;
import org.postern.protocol.method.AdministrationMethods.ChangeIsBlocked;
import org.postern.protocol.method.AdministrationMethods.EndSessions;
import org.postern.protocol.method.AdministrationMethods.ResetAddressFailures;
import org.postern.protocol.method.AdministrationMethods.ResetLoginFailures;
import org.postern.protocol.method.BlockMethods;
import org.postern.protocol.method.BlockMethods.BlockCreate;
import org.postern.protocol.method.BlockMethods.BlockGet;
import org.postern.protocol.method.BlockMethods.BlockUseExisting;
import org.postern.protocol.method.BlockSource;
import org.postern.protocol.method.DescriptorMethods;
import org.postern.protocol.method.DescriptorMethods.DescriptorCheck;
import org.postern.protocol.method.DescriptorMethods.DescriptorCreate;
import org.postern.protocol.method.DescriptorMethods.DescriptorData;
import org.postern.protocol.method.DescriptorMethods.DescriptorDelete;
import org.postern.protocol.method.DescriptorMethods.DescriptorGet;
import org.postern.protocol.method.DescriptorMethods.DescriptorUpdate;
import org.postern.protocol.method.DescriptorMethods.DescriptorUpdateInit;
import org.postern.protocol.method.DescriptorMethods.KnownVersion;
import org.postern.protocol.method.FreshSignature;
import org.postern.protocol.method.MessageMethods;
import org.postern.protocol.method.MessageMethods.MessageDelete;
import org.postern.protocol.method.MessageMethods.MessageGet;
import org.postern.protocol.method.MessageMethods.MessageMode;
import org.postern.protocol.method.MethodCatalog;
import org.postern.protocol.method.NoParams;
import org.postern.protocol.method.PollMethods;
import org.postern.protocol.method.PostingMethods;
import org.postern.protocol.method.PostingMethods.MessageCreate;
import org.postern.protocol.method.PostingMethods.MessageCreateInit;
import org.postern.protocol.method.PostingMethods.MessagePutFinish;
import org.postern.protocol.method.PostingMethods.MessagePutInit;
import org.postern.protocol.method.PostingMethods.OwnMessage;
import org.postern.protocol.method.PostingMethods.PostedMessage;
import org.postern.protocol.method.SinkMethods;
import org.postern.protocol.method.SinkMethods.SinkCreate;
import org.postern.protocol.method.SinkMethods.SinkGetInfo;
import org.postern.protocol.method.SinkMethods.SinkGetMessages;
import org.postern.protocol.method.SinkMethods.SinkOptions;
import org.postern.protocol.method.SinkMode;
import org.postern.protocol.method.UtilityMethods;
import org.postern.protocol.method.WatchMethods;
import org.postern.protocol.reference.ExampleText;
import org.postern.protocol.reference.Reference;
import org.postern.protocol.signed.Signature;
import org.postern.protocol.signed.SignedText;
import org.postern.transport.blocking.ClientSession;

/**
 * Every method of the API called once, with real keys, in the order in which a person would: what {@code docs/api} shows.
 * With {@code -Dpostern.examples=write} the calls are kept as the new examples.
 */
@ExtendWith(ArquillianExtension.class)
class ApiExamplesIT {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] SEALED = {1, 2, 3};

    private final ExampleCalls examples = new ExampleCalls();

    @Deployment(testable = false)
    static Archive<?> deployment() throws IOException, SQLException {
        return FreshApplication.deployment();
    }

    @Test
    @DisplayName("every example of docs/api, made over the wire: its call is taken, its answer has the declared form")
    void examplesAreTaken() throws Exception {
        FreshApplication application = FreshApplication.begin();
        RecordClient alice = account(application);
        storage(alice.session());
        mailbox(alice.session());
        administration(application.administrator().session());

        assertEquals(
                MethodCatalog.all().stream()
                        .map(method -> method.name())
                        .collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(examples.texts().keySet()));
        Path directory = Path.of(System.getProperty("postern.test.launcher", ""))
                .toAbsolutePath()
                .resolveSibling("docs/api");
        for (Map.Entry<String, String> example : examples.texts().entrySet()) {
            Path file = Reference.example(directory, example.getKey());
            if (System.getProperty("postern.examples", "").equals("write")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, example.getValue());
            }
            assertTrue(Files.exists(file), () -> file + " is missing; -Dpostern.examples=write keeps it");
            assertEquals(
                    ExampleText.shape(Files.readString(file)),
                    ExampleText.shape(example.getValue()),
                    () -> file + " is old; -Dpostern.examples=write keeps a new one");
        }
    }

    private RecordClient account(FreshApplication application) throws Exception {
        RecordClient client = FreshApplication.stranger();
        ClientSession session = client.session();
        examples.make(session, UtilityMethods.PING, NoParams.NONE);
        examples.make(session, UtilityMethods.SRP_INFO, NoParams.NONE);
        examples.make(session, UtilityMethods.GET_CONFIG, NoParams.NONE);
        examples.make(session, UtilityMethods.GET_FORBIDDEN_USERNAMES, NoParams.NONE);
        String token = examples.make(application.administrator().session(), AccountMethods.INVITE, NoParams.NONE);
        Register register = new Newcomer("alice").asking(token, application.group());
        examples.make(session, AccountMethods.REGISTER, register);
        client.login("alice", "localhost", Newcomer.PASSWORD);
        examples.make(session, AccountMethods.GET_MY_DATA, NoParams.NONE);
        examples.make(session, AccountMethods.SET_PRIV_DATA, new PrivateData(SEALED, "1.0"));
        examples.make(session, AccountMethods.GET_PRIV_DATA, NoParams.NONE);
        examples.make(
                session,
                AccountMethods.SET_CREDENTIALS,
                new NewCredentials(
                        register.srpSalt(),
                        register.srpVerifier(),
                        SEALED,
                        register.loginData(),
                        "1.0",
                        Optional.of(false)));
        RecoveryData recovery = new RecoveryData(EcPrivateKey.generate(RANDOM).publicKey(), SEALED);
        examples.make(session, AccountMethods.SET_RECOVERY_DATA, new NewRecoveryData(SEALED, "1.0", recovery));
        examples.make(session, AccountMethods.GET_RECOVERY_DATA, NoParams.NONE);
        return client;
    }

    private void administration(ClientSession session) throws Exception {
        Username alice = new Username("alice");
        examples.make(session, AdministrationMethods.RESET_LOGIN_FAILURES, new ResetLoginFailures(alice));
        examples.make(session, AdministrationMethods.RESET_ADDRESS_FAILURES, new ResetAddressFailures("2001:db8::17"));
        examples.make(session, AdministrationMethods.END_SESSIONS, new EndSessions(alice));
        examples.make(session, AdministrationMethods.CHANGE_IS_BLOCKED, new ChangeIsBlocked(alice, true));
    }

    private void storage(ClientSession session) throws Exception {
        EcPrivateKey key = EcPrivateKey.generate(RANDOM);
        DescriptorId did = DescriptorId.of(key.publicKey());
        byte[] block = HexFormat.of().parseHex("00".repeat(33));
        RANDOM.nextBytes(block);
        BlockId bid = BlockId.of(block);
        TransferId transfer = examples.make(session, DescriptorMethods.DESCRIPTOR_CREATE_INIT, NoParams.NONE);
        examples.make(session, BlockMethods.BLOCK_CREATE, new BlockCreate(List.of(transfer), bid, block));
        DescriptorData data = data(key, List.of(bid), SEALED);
        examples.make(session, DescriptorMethods.DESCRIPTOR_CREATE_FINISH, new DescriptorCreate(did, data, transfer));
        examples.make(session, DescriptorMethods.DESCRIPTOR_GET, new DescriptorGet(List.of(did), Optional.of(1L)));
        examples.make(session, BlockMethods.BLOCK_GET, new BlockGet(bid, BlockSource.of(did)));
        KnownVersion current = new KnownVersion(did, Optional.of(data.signature()));
        examples.make(session, DescriptorMethods.DESCRIPTOR_CHECK, new DescriptorCheck(List.of(current)));
        Hashmail alice = new Hashmail("alice", "localhost");
        EcPrivateKey signer = EcPrivateKey.generate(RANDOM);
        TransferId update = examples.make(
                session,
                DescriptorMethods.DESCRIPTOR_UPDATE_INIT,
                new DescriptorUpdateInit(
                        did,
                        fresh(
                                alice,
                                signer,
                                (nonce, time) -> SignedText.descriptorUpdateInit(did, alice, nonce, time))));
        examples.make(
                session,
                BlockMethods.BLOCK_USE_EXISTING,
                new BlockUseExisting(List.of(update), BlockSource.of(did), List.of(bid)));
        DescriptorData next = data(key, List.of(bid), new byte[] {4});
        examples.make(
                session,
                DescriptorMethods.DESCRIPTOR_UPDATE,
                new DescriptorUpdate(did, next, update, data.signature(), "", false));
        examples.make(
                session,
                DescriptorMethods.DESCRIPTOR_DELETE,
                new DescriptorDelete(did, Signature.by(key, SignedText.descriptorDelete(did)), ""));
    }

    private static DescriptorData data(EcPrivateKey key, List<BlockId> blocks, byte[] extra) {
        return new DescriptorData(
                blocks, extra, Signature.by(key, SignedText.objectVersion(blocks, extra)), key.publicKey());
    }

    private interface FreshText {
        SignedText of(String nonce, String timestamp);
    }

    private static FreshSignature fresh(Hashmail who, EcPrivateKey key, FreshText text) {
        String nonce = ExampleCalls.nonce();
        long now = System.currentTimeMillis();
        Signature signature = Signature.by(key, text.of(nonce, String.valueOf(now)));
        return new FreshSignature(who, key.publicKey(), nonce, now, signature);
    }

    private void mailbox(ClientSession session) throws Exception {
        EcPrivateKey key = EcPrivateKey.generate(RANDOM);
        SinkId sink = new SinkId(key.publicKey());
        SinkOptions options = new SinkOptions(Optional.of(true), Optional.of(false));
        examples.proven(
                session,
                SinkMethods.SINK_CREATE,
                new SinkCreate(sink, SinkMode.ANONYMOUS, "sealed", options, Optional.empty()),
                key);
        examples.make(session, SinkMethods.SINK_GET_ALL_MY, NoParams.NONE);
        post(session, sink);
        own(session, key);
        poll(session, key);
        examples.proven(session, SinkMethods.SINK_GET_INFO, new SinkGetInfo(sink, true, Optional.empty()), key);
        examples.proven(
                session,
                SinkMethods.SINK_GET_MESSAGES,
                new SinkGetMessages(
                        sink,
                        Optional.of(1L),
                        Optional.of(9L),
                        Optional.of(List.of("tag")),
                        Optional.of(10L),
                        Optional.empty()),
                key);
        examples.proven(
                session,
                MessageMethods.MESSAGE_GET,
                new MessageGet(sink, List.of(1L), MessageMode.DATA_AND_META, Optional.empty()),
                key);
        examples.proven(
                session, MessageMethods.MESSAGE_DELETE, new MessageDelete(sink, List.of(1L), 3, Optional.empty()), key);
        watch(key);
    }

    /** Answered at once: there is something new. */
    private void poll(ClientSession session, EcPrivateKey key) throws Exception {
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("sid", new SinkId(key.publicKey()).toString());
        known.put("seq", 1L);
        known.put("modSeq", 1L);
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("sinks", List.of(ExampleCalls.proven(known, PollMethods.SINK_POLL.name(), key)));
        params.put("updateLastSeen", false);
        examples.make(session, PollMethods.SINK_POLL, params);
    }

    private void post(ClientSession session, SinkId sink) throws Exception {
        EcPrivateKey sender = EcPrivateKey.generate(RANDOM);
        Hashmail anonymous = new Hashmail(Hashmail.ANONYMOUS, "localhost");
        TransferId transfer = examples.make(
                session,
                PostingMethods.MESSAGE_PUT_INIT,
                AsSender.attached(
                        PostingMethods.MESSAGE_PUT_INIT,
                        new MessagePutInit(
                                sink,
                                fresh(
                                        anonymous,
                                        sender,
                                        (nonce, time) -> SignedText.messagePostInit(sink, anonymous, nonce, time)),
                                Optional.empty(),
                                Optional.empty()),
                        sink,
                        sender));
        byte[] block = new byte[33];
        RANDOM.nextBytes(block);
        BlockId bid = BlockId.of(block);
        examples.make(session, BlockMethods.BLOCK_CREATE, new BlockCreate(List.of(transfer), bid, block));
        SignedText text = SignedText.message(List.of(bid), SEALED, sink, sender.publicKey());
        PostedMessage message = new PostedMessage(
                sink, sender.publicKey(), anonymous, List.of(bid), SEALED, Signature.by(sender, text));
        examples.make(
                session,
                PostingMethods.MESSAGE_PUT_FINISH,
                AsSender.attached(
                        PostingMethods.MESSAGE_PUT_FINISH,
                        new MessagePutFinish(
                                message, List.of("tag"), Optional.of(transfer), Optional.empty(), Optional.empty()),
                        sink,
                        sender));
    }

    private void own(ClientSession session, EcPrivateKey key) throws Exception {
        SinkId sink = new SinkId(key.publicKey());
        examples.make(session, PostingMethods.MESSAGE_CREATE_INIT, new MessageCreateInit(sink));
        SignedText text = SignedText.message(List.of(), SEALED, sink, key.publicKey());
        OwnMessage own = new OwnMessage(sink, key.publicKey(), List.of(), SEALED, Signature.by(key, text));
        examples.make(
                session, PostingMethods.MESSAGE_CREATE, new MessageCreate(own, "", List.of("sent"), Optional.empty()));
    }

    private void watch(EcPrivateKey key) throws Exception {
        try (StreamClient stream = StreamClient.connectTo(FreshApplication.server())) {
            stream.login("alice", Newcomer.PASSWORD);
            String sid = new SinkId(key.publicKey()).toString();
            Map<String, Object> entry = ExampleCalls.proven(Map.of("sid", sid), WatchMethods.SINK_WATCH.name(), key);
            examples.make(stream.engine, WatchMethods.SINK_WATCH, Map.of("sinks", List.of(entry)));
        }
    }
}
