package org.postern.protocol.signed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.postern.testkit.Vectors.hex;
import static org.postern.testkit.Vectors.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.DescriptorId;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.PublicKeys;
import org.postern.protocol.id.SinkId;
import org.postern.testkit.Vectors;

@DisplayName("signed texts agree with the recorded ones")
class SignedTextVectorsTest {
    @TestFactory
    Stream<DynamicTest> signsAsRecorded() {
        return StreamSupport.stream(Vectors.api("signatures").spliterator(), false)
                .filter(v -> built(v).isPresent())
                .map(v -> DynamicTest.dynamicTest(
                        "api.json/signatures/" + text(v, "name"), () -> check(v, built(v).orElseThrow())));
    }

    private static void check(JsonNode v, SignedText signed) {
        assertEquals(text(v, "message_utf8"), signed.text());
        assertEquals(text(v, "sha256"), hex(signed.digest()));
        EcPrivateKey key = key(text(v, "key"));
        assertEquals(text(v, "pub58"), key.publicKey().text());
        Signature signature = Signature.by(key, signed);
        assertEquals(text(v, "signature_hex"), hex(signature.value()));
        assertEquals(text(v, "signature_base64"), signature.toString());
        assertTrue(signature.verifies(key.publicKey(), signed));
        assertFalse(signature.verifies(key.publicKey(), new SignedText(signed.text() + " ")));
    }

    @Test
    void coversEveryOperationThatExists() {
        long built = StreamSupport.stream(Vectors.api("signatures").spliterator(), false)
                .filter(v -> built(v).isPresent())
                .count();
        assertEquals(8, built);
    }

    private static EcPrivateKey key(String label) {
        return label.equals("descriptor")
                ? EcPrivateKey.of(hex(Vectors.api("descriptor"), "writeKey"))
                : Vectors.apiKey(label);
    }

    /** The text of an operation, from the fields of the vector; nothing for operations of later versions. */
    private static Optional<SignedText> built(JsonNode v) {
        JsonNode fields = v.path("fields");
        JsonNode descriptor = Vectors.api("descriptor").get("createParams");
        return Optional.ofNullable(
                switch (text(v, "name")) {
                    case "register" ->
                        SignedText.register(
                                text(fields, "username"),
                                text(fields, "pin"),
                                text(fields, "token"),
                                text(fields, "srpSalt"),
                                text(fields, "srpVerifier"),
                                PublicKeys.parse(text(fields, "identityPub58")));
                    case "descriptor version (descriptorCreate / descriptorUpdate data.signature)" ->
                        SignedText.objectVersion(blocks(descriptor.get("data")), extra(descriptor.get("data")));
                    case "descriptorUpdateInit signature" ->
                        SignedText.descriptorUpdateInit(
                                new DescriptorId(text(fields, "did")),
                                Hashmail.parse(text(fields, "hashmail")),
                                text(fields, "nonce"),
                                text(fields, "timestamp"));
                    case "descriptorDelete" -> SignedText.descriptorDelete(new DescriptorId(text(descriptor, "did")));
                    case "messagePost data.signature (no blocks)" ->
                        message(Vectors.api("messagePost").get("params").get("data"));
                    case "messagePost data.signature (two blocks)" ->
                        message(Vectors.api("messagePostWithBlocks").get("data"));
                    case "messageCreate data.signature" ->
                        message(Vectors.api("messageCreate").get("params").get("data"));
                    case "messagePostInit signature" ->
                        SignedText.messagePostInit(
                                SinkId.parse(text(fields, "sid")),
                                Hashmail.parse(text(fields, "hashmail")),
                                text(fields, "nonce"),
                                text(fields, "timestamp"));
                    default -> null;
                });
    }

    private static SignedText message(JsonNode data) {
        return SignedText.message(
                blocks(data),
                extra(data),
                SinkId.parse(text(data, "sid")),
                PublicKeys.parse(text(data, "senderPub58")));
    }

    private static List<BlockId> blocks(JsonNode data) {
        return StreamSupport.stream(data.get("blocks").spliterator(), false)
                .map(b -> BlockId.parse(b.asText()))
                .toList();
    }

    private static byte[] extra(JsonNode data) {
        return Base64.getDecoder().decode(text(data, "extra"));
    }
}
