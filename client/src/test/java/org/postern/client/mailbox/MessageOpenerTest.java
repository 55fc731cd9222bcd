package org.postern.client.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.client.failure.VerificationFailed;
import org.postern.crypto.container.Container;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ecies.Ecies;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.MessageMethods.MessageData;
import org.postern.protocol.method.SinkMode;
import org.postern.protocol.signed.Signature;
import org.postern.protocol.signed.SignedText;
import org.postern.testkit.Vectors;

@DisplayName("both signatures of a message")
class MessageOpenerTest {
    private static final EcPrivateKey ALICE = Vectors.apiKey("alice-identity");
    private static final Sink INBOX = sink("bob-inbox-sink");
    private static final Sink OUTBOX = sink("alice-outbox-sink");
    private static final String INNER = Vectors.text("messagePost", "innerJson");

    private static Sink sink(String label) {
        EcPrivateKey key = Vectors.apiKey(label);
        return new Sink(new SinkId(key.publicKey()), SinkMode.PUBLIC, new SinkDescription("inbox", label, "", key));
    }

    /** A message whose outer signature is right, whatever is inside. */
    private static MessageData posted(Sink sink, EcPrivateKey signer, byte[] extra, List<BlockId> blocks) {
        Signature signature = Signature.by(signer, SignedText.message(blocks, extra, sink.id(), signer.publicKey()));
        return data(sink.id(), signer, blocks, extra, signature);
    }

    private static MessageData data(
            SinkId sid, EcPrivateKey signer, List<BlockId> blocks, byte[] extra, Signature signature) {
        return new MessageData(
                sid,
                signer.publicKey(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                blocks,
                extra,
                signature,
                4,
                1_514_764_801_000L);
    }

    private static byte[] sealed(EcPrivateKey sender, Sink sink, String inner) {
        return Ecies.seal(sender, sink.id().key(), inner.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(Sink sink, MessageData data, String check) {
        VerificationFailed failure = assertThrows(VerificationFailed.class, () -> new MessageOpener(sink).open(data));
        assertTrue(failure.sentence().contains(check), failure.sentence());
        assertTrue(!failure.sentence().contains("Hi Bob"), "shows no content");
    }

    @Test
    void opensTheMessageOfTheVectors() throws VerificationFailed {
        ReceivedMessage message =
                new MessageOpener(INBOX).open(posted(INBOX, ALICE, sealed(ALICE, INBOX, INNER), List.of()));

        assertEquals("Hi Bob", message.content().text());
        assertEquals("alice#example.com", message.content().sender().address().toString());
        assertEquals(4, message.number());
        assertTrue(!message.own());
    }

    @Test
    void opensTheMessageWithBlocksOfTheVectors() throws VerificationFailed {
        List<BlockId> blocks = StreamSupport.stream(
                        Vectors.api("messagePostWithBlocks", "data", "blocks").spliterator(), false)
                .map(id -> BlockId.parse(id.textValue()))
                .toList();
        byte[] extra = Vectors.base64("messagePostWithBlocks", "data", "extra");

        ReceivedMessage message = new MessageOpener(INBOX).open(posted(INBOX, ALICE, extra, blocks));

        assertEquals("a.txt", message.content().attachments().getFirst().name());
        assertEquals(35, message.content().attachments().getFirst().size());
    }

    @Test
    void opensTheOwnCopyOfTheVectors() throws VerificationFailed {
        byte[] extra = Vectors.base64("messageCreate", "params", "data", "extra");

        ReceivedMessage message = new MessageOpener(OUTBOX)
                .open(posted(OUTBOX, OUTBOX.description().key(), extra, List.of()));

        assertTrue(message.own());
        assertEquals("Hi Bob", message.content().text());
    }

    @Test
    void refusesAnAlteredOuterSignature() {
        MessageData good = posted(INBOX, ALICE, sealed(ALICE, INBOX, INNER), List.of());
        byte[] signature = good.signature().value().clone();
        signature[20] ^= 1;

        assertRefused(
                INBOX,
                data(good.sid(), ALICE, List.of(), good.extra(), new Signature(signature)),
                "the outer signature");
    }

    @Test
    void refusesAMessageOfAnotherMailbox() {
        Sink other = sink("anonymous");

        assertRefused(INBOX, posted(other, ALICE, sealed(ALICE, other, INNER), List.of()), "another mailbox");
    }

    @Test
    void refusesAContentWrittenForAnotherMailbox() {
        Sink other = sink("one");

        assertRefused(
                other, posted(other, ALICE, sealed(ALICE, other, INNER), List.of()), "the mailbox it was written for");
    }

    @Test
    void refusesAContentThatSomebodyElseSignedOutside() {
        EcPrivateKey thief = Vectors.apiKey("anonymous");

        assertRefused(INBOX, posted(INBOX, thief, sealed(thief, INBOX, INNER), List.of()), "the key that signed it");
    }

    @Test
    void refusesAnAlteredContent() {
        String altered = INNER.replace("Hi Bob", "Hi Rob");

        assertRefused(INBOX, posted(INBOX, ALICE, sealed(ALICE, INBOX, altered), List.of()), "the inner signature");
    }

    @Test
    void refusesBlocksTheContentDoesNotName() {
        List<BlockId> more = new ArrayList<>(List.of(BlockId.of(new byte[1])));

        assertRefused(INBOX, posted(INBOX, ALICE, sealed(ALICE, INBOX, INNER), more), "the list of attachments");
    }

    @Test
    void refusesAnOwnCopyThatNamesAnotherReceiver() {
        String wrapper = Vectors.text("messageCreate", "wrapperJson");
        String altered = wrapper.replaceAll("\"sink\":\"[^\"]*\"", "\"sink\":\"" + OUTBOX.id() + "\"");
        byte[] extra = Container.sealAttached(
                OUTBOX.description().key().scalar(), new byte[16], altered.getBytes(StandardCharsets.UTF_8));

        assertRefused(
                OUTBOX, posted(OUTBOX, OUTBOX.description().key(), extra, List.of()), "the mailbox it was written for");
    }

    @Test
    void refusesWhatIsNotEncryptedForThisMailbox() {
        assertRefused(INBOX, posted(INBOX, ALICE, new byte[64], List.of()), "its form");
    }
}
