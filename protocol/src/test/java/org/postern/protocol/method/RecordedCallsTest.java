package org.postern.protocol.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.DescriptorId;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.DescriptorMethods.DescriptorCreate;
import org.postern.protocol.method.DescriptorMethods.DescriptorData;
import org.postern.protocol.method.PostingMethods.MessageCreate;
import org.postern.protocol.method.PostingMethods.MessagePutFinish;
import org.postern.protocol.method.PostingMethods.OwnMessage;
import org.postern.protocol.method.PostingMethods.PostedMessage;
import org.postern.protocol.schema.Limits;
import org.postern.protocol.schema.Malformed;
import org.postern.protocol.schema.RecordSchema;
import org.postern.protocol.schema.Schema;
import org.postern.testkit.Vectors;

/** Calls that clients of 2018 made, read through our records. */
class RecordedCallsTest {
    private static final Schema<PostedMessage> POSTED = Types.record(PostedMessage.class);

    private record Sourced(BlockSource source) {}

    private static final RecordSchema<Sourced> SOURCE = Types.record(Sourced.class);

    private static Map<String, Object> descriptor() {
        return Vectors.object(Vectors.api("descriptor").get("createParams"));
    }

    private static DescriptorCreate read(Map<String, Object> call) throws Malformed {
        return DescriptorMethods.DESCRIPTOR_CREATE_FINISH.params().read(call, Limits.LEGACY_2018);
    }

    @Test
    @DisplayName("reads the recorded creation of a descriptor and writes it again (api.json/descriptor/0)")
    void readsDescriptorCreate() throws Malformed {
        DescriptorCreate create = read(descriptor());
        assertEquals(
                descriptor(),
                DescriptorMethods.DESCRIPTOR_CREATE_FINISH.params().write(create));
        List<String> blocks =
                create.data().blocks().stream().map(BlockId::toString).toList();
        assertEquals(
                List.of("BQk5dU4NfgU3H5dKWpET8kApPdmuZitK5F5jNNqvKhhx", "HA3MAXxKxCHNaiMPp6PhVKa5dD4KVNB1i35Dpe82Axrz"),
                blocks);
    }

    @Test
    @DisplayName("the recorded descriptor has the id and the signature of its key (api.json/descriptor/0)")
    void verifiesDescriptorCreate() throws Malformed {
        DescriptorCreate create = read(descriptor());
        DescriptorData data = create.data();
        assertEquals(create.did(), DescriptorId.of(data.dpub58()));
        assertTrue(data.signature().verifies(data.dpub58(), data.signedText()));
    }

    @Test
    @DisplayName("an altered extra or block list does not verify")
    void refusesAlteredDescriptors() throws Malformed {
        DescriptorData data = read(descriptor()).data();
        byte[] extra = data.extra().clone();
        extra[0] ^= 1;
        DescriptorData otherExtra = new DescriptorData(data.blocks(), extra, data.signature(), data.dpub58());
        assertFalse(data.signature().verifies(data.dpub58(), otherExtra.signedText()));
        DescriptorData otherBlocks =
                new DescriptorData(data.blocks().reversed(), data.extra(), data.signature(), data.dpub58());
        assertFalse(data.signature().verifies(data.dpub58(), otherBlocks.signedText()));
    }

    @TestFactory
    @DisplayName("every member of a creation is needed")
    Stream<DynamicTest> needsEveryMember() {
        return Stream.of("did", "data", "transferId")
                .map(member -> DynamicTest.dynamicTest(member, () -> {
                    Map<String, Object> call = descriptor();
                    call.remove(member);
                    assertThrows(Malformed.class, () -> read(call));
                }));
    }

    @TestFactory
    Stream<DynamicTest> verifiesPostedMessages() {
        return Stream.of("messagePost", "anonymousForm")
                .map(name -> DynamicTest.dynamicTest("api.json/" + name + "/0", () -> {
                    Map<String, Object> call = Vectors.object(Vectors.api(name).get("params"));
                    MessagePutFinish post =
                            PostingMethods.MESSAGE_PUT_FINISH.params().read(call, Limits.LEGACY_2018);
                    assertEquals(
                            call, PostingMethods.MESSAGE_PUT_FINISH.params().write(post));
                    verify(post.data());
                    assertEquals(Optional.empty(), post.transferId());
                    assertEquals(
                            name.equals("anonymousForm"),
                            post.data().senderHashmail().isAnonymous());
                    assertEquals(Optional.ofNullable(call.get("extra")), post.extra());
                }));
    }

    @Test
    @DisplayName("verifies the recorded message with blocks (api.json/messagePostWithBlocks/0)")
    void verifiesAPostedMessageWithBlocks() throws Malformed {
        Map<String, Object> data =
                Vectors.object(Vectors.api("messagePostWithBlocks").get("data"));
        PostedMessage message = POSTED.read(data, Limits.LEGACY_2018);
        assertEquals(data, POSTED.write(message));
        assertEquals(2, message.blocks().size());
        verify(message);
    }

    private static void verify(PostedMessage message) {
        assertTrue(message.signature().verifies(message.senderPub58(), message.signedText()));
        PostedMessage elsewhere = new PostedMessage(
                new SinkId(Vectors.apiKey("one").publicKey()),
                message.senderPub58(),
                message.senderHashmail(),
                message.blocks(),
                message.extra(),
                message.signature());
        assertFalse(message.signature().verifies(message.senderPub58(), elsewhere.signedText()));
    }

    @Test
    @DisplayName("verifies the recorded message of the sink's owner (api.json/messageCreate/0)")
    void verifiesAMessageOfTheSinksOwner() throws Malformed {
        Map<String, Object> call = Vectors.object(Vectors.api("messageCreate").get("params"));
        MessageCreate create = PostingMethods.MESSAGE_CREATE.params().read(call, Limits.LEGACY_2018);
        assertEquals(call, PostingMethods.MESSAGE_CREATE.params().write(create));
        OwnMessage message = create.data();
        assertEquals(message.sid().key(), message.senderPub58());
        assertTrue(message.signature().verifies(message.sid().key(), message.signedText()));
    }

    @Test
    @DisplayName("malformed ids are reported as 0x1C and 0x25")
    void reportsMalformedIds() {
        Map<String, Object> create = descriptor();
        create.put("did", "1F7sMYhhjx9H5mqioFVpGa4FtYQvVKRXQ4");
        assertEquals(
                0x1C, assertThrows(Malformed.class, () -> read(create)).code().code());
        Malformed sid = assertThrows(
                Malformed.class,
                () -> PostingMethods.MESSAGE_CREATE_INIT.params().read(Map.of("sid", "1F7s"), Limits.STRICT));
        assertEquals(0x25, sid.code().code());
    }

    @Test
    @DisplayName("a malformed block id is reported as 0x17, and inside a list of blocks as 0x44")
    void reportsMalformedBlockIdsByTheOutermostType() {
        Malformed single = assertThrows(
                Malformed.class,
                () -> BlockMethods.BLOCK_GET.params().read(Map.of("bid", "0", "source", Map.of()), Limits.STRICT));
        assertEquals(ErrorCode.INVALID_BID, single.code());
        Map<String, Object> create = descriptor();
        Map<String, Object> data =
                Vectors.object(Vectors.api("descriptor").get("createParams").get("data"));
        data.put("blocks", List.of("0"));
        create.put("data", data);
        Malformed listed = assertThrows(Malformed.class, () -> read(create));
        assertEquals(ErrorCode.MAX_COUNT_OF_BLOCKS_EXCEEDED, listed.code());
        assertTrue(String.valueOf(listed.getMessage()).startsWith("data -> blocks -> 0 -> "), listed::getMessage);
    }

    @Test
    void refusesMoreBlocksThanTheLimit() {
        Map<String, Object> create = descriptor();
        Map<String, Object> data =
                Vectors.object(Vectors.api("descriptor").get("createParams").get("data"));
        Limits one = new Limits(Limits.BLOCK_LENGTH, 1, 1, 1, 1, 1);
        create.put("data", data);
        Malformed refusal = assertThrows(
                Malformed.class,
                () -> DescriptorMethods.DESCRIPTOR_CREATE_FINISH.params().read(create, one));
        assertEquals(ErrorCode.MAX_COUNT_OF_BLOCKS_EXCEEDED, refusal.code());
    }

    @Test
    void namesTheWayToASignatureOfAnotherSize() {
        Map<String, Object> create = descriptor();
        Map<String, Object> data = new LinkedHashMap<>(
                Vectors.object(Vectors.api("descriptor").get("createParams").get("data")));
        data.put("signature", Base64.getEncoder().encodeToString(new byte[64]));
        create.put("data", data);
        Malformed refusal = assertThrows(Malformed.class, () -> read(create));
        assertEquals(ErrorCode.INVALID_SIGNATURE, refusal.code());
        assertEquals("data -> signature -> Expected a signature of 65 bytes, found 64", refusal.getMessage());
    }

    @TestFactory
    Stream<DynamicTest> readsSourcesByTheirType() {
        String did = "1F7sMYhhjx9H5mqioFVpGa4FtYQvVKRXQ3";
        String sid = "5Am9yxyQsYfFKG5tCLafo6uKXFzgEzvK1N6mv2AumTxfmkuPPU";
        return Stream.of(
                        Map.<String, Object>of("type", "descriptor", "did", did),
                        Map.<String, Object>of("type", "message", "sid", sid, "mid", 7L))
                .map(source -> DynamicTest.dynamicTest(String.valueOf(source.get("type")), () -> {
                    BlockSource read =
                            SOURCE.read(Map.of("source", source), Limits.STRICT).source();
                    assertEquals(Map.of("source", source), SOURCE.write(new Sourced(read)));
                    assertEquals(
                            read,
                            read instanceof BlockSource.InMessage m
                                    ? BlockSource.of(m.sid(), m.mid())
                                    : BlockSource.of(new DescriptorId(did)));
                }));
    }

    @Test
    void refusesSourcesOfUnknownOrMixedType() {
        List<Object> refused = List.of(
                Map.of("type", "sink"),
                Map.of("type", "descriptor", "did", "1F7sMYhhjx9H5mqioFVpGa4FtYQvVKRXQ3", "mid", 1L),
                Map.of("type", "message"),
                Map.of(),
                "descriptor");
        for (Object source : refused) {
            assertThrows(Malformed.class, () -> SOURCE.read(Map.of("source", source), Limits.STRICT));
        }
    }
}
