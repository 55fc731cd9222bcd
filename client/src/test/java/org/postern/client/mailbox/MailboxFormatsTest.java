package org.postern.client.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.client.discovery.ServerAddress;
import org.postern.client.failure.VerificationFailed;
import org.postern.client.failure.WrongUse;
import org.postern.client.json.Json;
import org.postern.client.storage.DescriptorReference;
import org.postern.crypto.container.Container;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ecies.Ecies;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.signed.Signature;
import org.postern.protocol.signed.SignedText;
import org.postern.testkit.Vectors;

class MailboxFormatsTest {
    private static final SinkId BOB_INBOX =
            new SinkId(Vectors.apiKey("bob-inbox-sink").publicKey());

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "messagePost, innerJson, alice-identity",
        "messagePostWithBlocks, innerJson, alice-identity",
        "anonymousForm, innerJson, anonymous"
    })
    void writesAndSignsAContentAsTheVectorsSay(String vector, String member, String sender) {
        byte[] wrapper = Vectors.utf8(vector, member);
        MessageContent content = SignedContent.of(wrapper).content();

        SignedContent signed = SignedContent.sign(content, Vectors.apiKey(sender));

        assertEquals(Vectors.text(vector, member), Json.text(signed.wrapper()));
        assertTrue(signed.verifies());
    }

    @ParameterizedTest(name = "api.json/{0}/0", quoteTextArguments = false)
    @CsvSource({
        "messagePost, params, alice-identity",
        "messagePostWithBlocks, '', alice-identity",
        "anonymousForm, params, anonymous"
    })
    void sealsAndSignsAMessageAsTheVectorsSay(String vector, String inside, String sender) {
        JsonNode data = inside.isEmpty() ? Vectors.api(vector, "data") : Vectors.api(vector, inside, "data");
        SignedContent signed = SignedContent.of(Vectors.utf8(vector, "innerJson"));
        EcPrivateKey key = Vectors.apiKey(sender);

        byte[] extra = Ecies.seal(key, BOB_INBOX.key(), Json.bytes(signed.wrapper()));
        Signature signature =
                Signature.by(key, SignedText.message(signed.content().blocks(), extra, BOB_INBOX, key.publicKey()));

        assertEquals(data.required("extra").textValue(), Base64.getEncoder().encodeToString(extra));
        assertEquals(data.required("signature").textValue(), signature.toString());
    }

    @Test
    @DisplayName("wraps an own copy as the vectors say (api.json/messageCreate/0)")
    void wrapsAnOwnCopyAsTheVectorsSay() {
        SignedContent signed = SignedContent.of(Vectors.utf8("messageCreate", "wrapperJson"));

        byte[] wrapper = OwnCopy.wrapper(
                signed, Vectors.apiKey("alice-identity").publicKey(), 1_514_764_801_000L, Optional.of(BOB_INBOX));

        assertEquals(Vectors.text("messageCreate", "wrapperJson"), new String(wrapper, UTF_8));
        assertArrayEquals(
                Vectors.base64("messageCreate", "params", "data", "extra"),
                Container.sealAttached(
                        Vectors.hex("messageCreate", "key_sinkPriv"), Vectors.hex("messageCreate", "iv"), wrapper));
    }

    @Test
    void namesTheReceiverOfAnOwnCopyNullWhereThereAreSeveral() {
        SignedContent signed = SignedContent.of(Vectors.utf8("messageCreate", "wrapperJson"));

        byte[] wrapper =
                OwnCopy.wrapper(signed, Vectors.apiKey("alice-identity").publicKey(), 1, Optional.empty());

        assertTrue(new String(wrapper, UTF_8).endsWith(",\"serverDate\":1,\"sink\":null}"));
    }

    @TestFactory
    @DisplayName("encodes tags as the vectors say")
    Stream<DynamicTest> encodesTagsAsTheVectorsSay() {
        return Vectors.tests(
                vector -> assertEquals(
                        vector.required("encoded").textValue(),
                        Tags.encode(
                                vector.required("tag").textValue(),
                                Vectors.apiKey("bob-identity").publicKey())),
                "tags",
                "tags");
    }

    @Test
    void sortsThePeopleOfAConversation() {
        assertEquals(
                "cnv:alice#example.com,bob#example.org",
                Tags.conversation(List.of(Hashmail.parse("bob#example.org"), Hashmail.parse("alice#example.com"))));
    }

    @Test
    @DisplayName("describes a mailbox as the vectors say (api.json/sinkData/0)")
    void describesAMailboxAsTheVectorsSay() throws VerificationFailed {
        byte[] key = Vectors.hex("sinkData", "encryptorKey_chainCodeOfIndex25");
        SinkDescription description = new SinkDescription(Sink.INBOX, "Inbox", "", Vectors.apiKey("bob-inbox-sink"));

        assertEquals(Vectors.text("sinkData", "json"), new String(description.toJson(), UTF_8));
        assertArrayEquals(
                Vectors.base64("sinkData", "data_base64"),
                Container.sealAuthenticated(key, Vectors.hex("sinkData", "iv"), description.toJson()));
        assertEquals(description, SinkDescription.open(key, Vectors.text("sinkData", "data_base64")));
    }

    @Test
    void readsAMailboxAddressWithAndWithoutAServer() throws Exception {
        ServerAddress own = ServerAddress.parse("own.example");

        assertEquals(own, SinkAddress.parse(BOB_INBOX.toString(), () -> own).server());
        assertEquals(
                "other.example:8443",
                SinkAddress.parse(BOB_INBOX + "@other.example:8443", () -> own)
                        .server()
                        .toString());
        assertThrows(WrongUse.class, () -> SinkAddress.parse("5Am9", () -> own));
    }

    @Test
    void findsTheSharedFileItHasWritten() throws WrongUse {
        DescriptorReference reference =
                DescriptorReference.parse("postern:example.com:8080/" + Vectors.text("descriptor", "extPriv"));
        String text = new SharedFile("a \"b\".txt", reference).toText();

        SharedFile found = SharedFile.of(sharing(text)).orElseThrow();

        assertEquals("a \"b\".txt", found.name());
        assertEquals(reference.text(), found.reference().text());
    }

    @Test
    void sharesNothingWhereKeyAndDescriptorDiffer() throws WrongUse {
        DescriptorReference reference =
                DescriptorReference.parse("postern:example.com/" + Vectors.text("descriptor", "extPriv"));
        String text = new SharedFile("a", reference)
                .toText()
                .replace(reference.id().toString(), "1Acra3EBLYHwbgzPVqYUDUii86kkZbu8Zf");

        assertTrue(SharedFile.of(sharing(text)).isEmpty());
    }

    private static MessageContent sharing(String text) {
        MessageContent vector =
                SignedContent.of(Vectors.utf8("messagePost", "innerJson")).content();
        return new MessageContent(
                vector.id(),
                vector.createDate(),
                text,
                "",
                List.of(),
                vector.sender(),
                vector.sink(),
                vector.outerSignatory(),
                vector.receivers(),
                Optional.of(Draft.SHARING));
    }
}
