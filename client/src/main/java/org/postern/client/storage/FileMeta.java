package org.postern.client.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.postern.client.json.Json;

/**
 * What a descriptor says of its content, sealed (client.md §7 {@code meta}).
 *
 * @param size bytes of content
 * @param createDate ms since 1970
 * @param modifiedDate ms since 1970
 */
public record FileMeta(long size, long createDate, long modifiedDate, String mimeType, String originalName, Type type) {

    /** What the content is. */
    public enum Type {
        FILE("file"),
        DIRECTORY("directory");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        /** The word in JSON. */
        public String text() {
            return text;
        }

        static Type of(String text) {
            for (Type type : values()) {
                if (type.text.equals(text)) {
                    return type;
                }
            }
            throw new IllegalArgumentException("Expected type file or directory");
        }
    }

    /** The same meta of a new content. */
    public FileMeta changed(long newSize, long now) {
        return new FileMeta(newSize, createDate, now, mimeType, originalName, type);
    }

    ObjectNode toJson() {
        return Json.object()
                .put("size", size)
                .put("createDate", createDate)
                .put("modifiedDate", modifiedDate)
                .put("mimeType", mimeType)
                .put("originalName", originalName)
                .put("type", type.text());
    }

    static FileMeta of(JsonNode json) {
        return new FileMeta(
                Json.requireLong(json, "size"),
                Json.requireLong(json, "createDate"),
                Json.requireLong(json, "modifiedDate"),
                Json.findText(json, "mimeType").orElse("application/octet-stream"),
                Json.findText(json, "originalName").orElse(""),
                Type.of(Json.findText(json, "type").orElse(Type.FILE.text())));
    }
}
