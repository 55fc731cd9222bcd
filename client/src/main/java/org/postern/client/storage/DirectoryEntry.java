package org.postern.client.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.util.Base64;
import java.util.Optional;
import org.postern.client.discovery.ServerAddress;
import org.postern.client.failure.VerificationFailed;
import org.postern.client.json.Json;
import org.postern.crypto.container.Container;
import org.postern.crypto.container.InvalidContainerException;
import org.postern.crypto.hd.ExtendedKey;
import org.postern.protocol.id.DescriptorId;

/**
 * An entry of a directory (client.md §8).
 *
 * @param url server where the child lives
 * @param xpub the child's public extended key
 * @param sealedPrivate the child's private extended key under the directory's write key; absent in read-only links
 */
@SuppressWarnings("ArrayRecordComponent") // sealed bytes on their way to or from JSON, never compared
public record DirectoryEntry(String name, FileMeta.Type type, String url, String xpub, Optional<byte[]> sealedPrivate) {
    /** Part 0 of the write key's vectors: every entry uses it. */
    private static final int PART = 0;

    /** An entry for a child in a directory whose write key is known. */
    public static DirectoryEntry of(String name, FileMeta.Type type, DescriptorReference child, byte[] parentWriteKey) {
        Optional<byte[]> sealed = child.key()
                .xprv()
                .map(xprv -> Container.sealDetached(
                        parentWriteKey, Container.iv(parentWriteKey, PART), xprv.getBytes(StandardCharsets.US_ASCII)));
        return new DirectoryEntry(
                name, type, child.server().toString(), child.key().xpub(), sealed);
    }

    /** The child's id. */
    public DescriptorId id() throws VerificationFailed {
        return readReference().id();
    }

    /** The child for reading. */
    public DescriptorReference readReference() throws VerificationFailed {
        return new DescriptorReference(server(), parsed(xpub));
    }

    /** The child with all rights this entry gives to whoever may write the directory. */
    public DescriptorReference reference(byte[] parentWriteKey) throws VerificationFailed {
        if (sealedPrivate.isEmpty()) {
            return readReference();
        }
        try {
            byte[] xprv =
                    Container.openDetached(parentWriteKey, Container.iv(parentWriteKey, PART), sealedPrivate.get());
            ExtendedKey key = parsed(new String(xprv, StandardCharsets.US_ASCII));
            if (!key.xpub().equals(xpub)) {
                throw new VerificationFailed("An entry of your file list holds two keys that do not belong together.");
            }
            return new DescriptorReference(server(), key);
        } catch (InvalidContainerException e) {
            throw new VerificationFailed("An entry of your file list does not open with your key.", e);
        }
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object()
                .put("name", name)
                .put("type", type.text())
                .put("url", url)
                .put("xpub", xpub);
        sealedPrivate.ifPresent(secret -> json.put("xpriv", Base64.getEncoder().encodeToString(secret)));
        return json;
    }

    static DirectoryEntry of(JsonNode json) {
        return new DirectoryEntry(
                Json.requireText(json, "name"),
                FileMeta.Type.of(Json.requireText(json, "type")),
                Json.requireText(json, "url"),
                Json.requireText(json, "xpub"),
                Json.findText(json, "xpriv").map(Base64.getDecoder()::decode));
    }

    private ServerAddress server() throws VerificationFailed {
        try {
            return ServerAddress.parse(url);
        } catch (IllegalArgumentException e) {
            throw new VerificationFailed("An entry of your file list names an unknown server.", e);
        }
    }

    private static ExtendedKey parsed(String text) throws VerificationFailed {
        try {
            return ExtendedKey.parse(text);
        } catch (InvalidKeyException e) {
            throw new VerificationFailed("An entry of your file list holds an unknown key.", e);
        }
    }
}
