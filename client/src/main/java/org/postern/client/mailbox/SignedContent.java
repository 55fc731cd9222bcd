package org.postern.client.mailbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.charset.StandardCharsets;
import org.postern.client.json.Json;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.signed.Signature;
import org.postern.protocol.signed.SignedText;

/**
 * A content with the inner signature of its sender (client.md §10). The signature covers the JSON as it was written, so the bytes are
 * kept beside what they mean.
 *
 * @param json the exact bytes that are signed
 */
@SuppressWarnings("ArrayRecordComponent") // signed bytes, never compared
record SignedContent(MessageContent content, byte[] json, Signature signature) {

    static SignedContent sign(MessageContent content, EcPrivateKey sender) {
        byte[] json = Json.bytes(content.toJson());
        return new SignedContent(content, json, Signature.by(sender, text(json)));
    }

    /** Whether the sender that the content names signed it. */
    boolean verifies() {
        return signature.verifies(content.sender().key(), text(json));
    }

    /** {@code {"data": …, "signature": …}}; an own copy adds members to it. */
    ObjectNode wrapper() {
        ObjectNode wrapper = Json.object();
        wrapper.putRawValue("data", new RawValue(new String(json, StandardCharsets.UTF_8)));
        return wrapper.put("signature", signature.toString());
    }

    /** @throws IllegalArgumentException if the form is another one */
    static SignedContent of(byte[] wrapper) {
        JsonNode parsed = Json.parse(wrapper);
        byte[] signed = Json.received(wrapper, "data")
                .orElseThrow(() -> new IllegalArgumentException("Expected a member \"data\""));
        byte[] signature = java.util.Base64.getDecoder().decode(Json.requireText(parsed, "signature"));
        return new SignedContent(MessageContent.of(parsed.path("data")), signed, new Signature(signature));
    }

    private static SignedText text(byte[] json) {
        return new SignedText(new String(json, StandardCharsets.UTF_8));
    }
}
