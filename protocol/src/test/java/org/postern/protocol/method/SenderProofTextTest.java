package org.postern.protocol.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.PostingMethods.MessagePutFinish;
import org.postern.protocol.schema.Limits;
import org.postern.protocol.schema.Malformed;
import org.postern.protocol.signed.Signature;
import org.postern.protocol.signed.SignedText;
import org.postern.testkit.Vectors;

/** What the proof of a sender and that of a reader of blocks sign, written out by hand (decisions.md §6). */
class SenderProofTextTest {
    private static final EcPrivateKey SINK = Vectors.apiKey("bob-inbox-sink");
    private static final EcPrivateKey SENDER = Vectors.apiKey("alice-identity");
    private static final SinkId SID = new SinkId(SINK.publicKey());
    private static final String NONCE = "+AV6hjh4FJWPhCEmQdQK953vOD0YVTar6sd2g5hulI0=";
    private static final long TIME = 1_514_764_800_000L;
    private static final String SIGNATURE = Base64.getEncoder().encodeToString(new byte[65]);

    private static Map<String, Object> call() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("sid", SID.toString());
        data.put("senderPub58", SENDER.publicKey().text());
        data.put("senderHashmail", "alice#example.com");
        data.put("blocks", List.of());
        data.put("extra", "AQID");
        data.put("signature", SIGNATURE);
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("data", data);
        call.put("tags", List.of("b", "a"));
        call.put("transferId", "");
        call.put("extra", "captcha");
        return call;
    }

    /** Members sorted, tags in their order, no spaces. */
    private static String canonical() {
        return "{\"data\":{\"blocks\":[],\"extra\":\"AQID\",\"senderHashmail\":\"alice#example.com\",\"senderPub58\":\""
                + SENDER.publicKey().text() + "\",\"sid\":\"" + SID + "\",\"signature\":\"" + SIGNATURE
                + "\"},\"extra\":\"captcha\",\"tags\":[\"b\",\"a\"],\"transferId\":\"\"}";
    }

    private static SenderProof proofIn(Map<String, Object> call) throws Malformed {
        MessagePutFinish read = PostingMethods.MESSAGE_PUT_FINISH.params().read(call, Limits.STRICT);
        return read.proof().orElseThrow();
    }

    @Test
    @DisplayName("the sender signs method, sink, all other parameters, nonce and time")
    void theSenderSignsTheWholeRequest() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical().getBytes(StandardCharsets.UTF_8));
        SignedText text = new SignedText("sendermessagePutFinish" + SID
                + Base64.getEncoder().encodeToString(digest) + " " + NONCE + " 1514764800000");
        Map<String, Object> call = call();
        call.put(
                "proof",
                Map.of(
                        "nonce",
                        NONCE,
                        "timestamp",
                        "1514764800000",
                        "signature",
                        Signature.by(SENDER, text).toString()));
        SenderProof proof = proofIn(call);
        assertTrue(proof.verifies("messagePutFinish", SID, SENDER.publicKey()));
        assertFalse(proof.verifies("messagePutInit", SID, SENDER.publicKey()));
        assertFalse(proof.verifies("messagePutFinish", SID, SINK.publicKey()));
        assertEquals(call, SenderProof.attach(call(), "messagePutFinish", SID, SENDER, NONCE, TIME), "deterministic");
    }

    @Test
    @DisplayName("a proof of the sink's key is none of its sender, even where both are one key")
    void anotherProofByTheSameKeyIsNone() throws Malformed {
        Map<String, Object> call = SinkProof.attach(call(), "messagePutFinish", SINK, NONCE, TIME);
        assertFalse(proofIn(call).verifies("messagePutFinish", SID, SINK.publicKey()));
    }

    @Test
    void reportsAMalformedProofAsAMissingOne() {
        Map<String, Object> call = call();
        call.put("proof", Map.of("nonce", "short"));
        assertEquals(
                ErrorCode.INVALID_SIGNATURE,
                assertThrows(Malformed.class, () -> proofIn(call)).code());
    }

    @Test
    @DisplayName("the reader of blocks signs sink, message and time")
    void theReaderSignsSinkMessageAndTime() {
        SignedText text = new SignedText("sinkblockGet" + SID + "7 1514764800000");
        BlockProof proof = new BlockProof(TIME, Signature.by(SINK, text));
        assertTrue(new BlockSource.InMessage(SID, 7, Optional.of(proof)).provedAt(TIME));
        assertFalse(new BlockSource.InMessage(SID, 8, Optional.of(proof)).provedAt(TIME));
        assertFalse(new BlockSource.InMessage(SID, 7, Optional.of(new BlockProof(TIME + 1, proof.signature())))
                .provedAt(TIME));
        assertFalse(new BlockSource.InMessage(SID, 7, Optional.empty()).provedAt(TIME));
        assertEquals(
                proof,
                ((BlockSource.InMessage) BlockSource.of(SINK, 7, TIME)).proof().orElseThrow());
    }
}
