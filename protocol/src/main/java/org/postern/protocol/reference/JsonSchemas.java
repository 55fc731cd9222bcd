package org.postern.protocol.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postern.protocol.method.Method;
import org.postern.protocol.method.MethodCatalog;
import org.postern.protocol.method.Types;
import org.postern.protocol.schema.Bytes;
import org.postern.protocol.schema.Constant;
import org.postern.protocol.schema.Covering;
import org.postern.protocol.schema.Decimal;
import org.postern.protocol.schema.Encoding;
import org.postern.protocol.schema.Flag;
import org.postern.protocol.schema.Limits;
import org.postern.protocol.schema.ListOf;
import org.postern.protocol.schema.MapOf;
import org.postern.protocol.schema.Named;
import org.postern.protocol.schema.OneOf;
import org.postern.protocol.schema.OrNull;
import org.postern.protocol.schema.OrText;
import org.postern.protocol.schema.RecordSchema;
import org.postern.protocol.schema.Schema;
import org.postern.protocol.schema.Text;
import org.postern.protocol.schema.Whole;
import org.postern.protocol.schema.Words;

/**
 * The declarations as JSON Schema (2020-12), for programs in other languages. Limits that a server announces stand with
 * their values in profile strict. A byte string, which JSON has not, stands as base64.
 */
final class JsonSchemas {
    private JsonSchemas() {}

    /** Types under their names, and for each method its {@code .params} and {@code .result}. */
    static String all() {
        Map<String, Object> definitions = new LinkedHashMap<>();
        for (Named<?> type : Types.all()) {
            Map<String, Object> definition = of(type.inner());
            type.code().ifPresent(code -> definition.put("x-code", code.code()));
            definitions.put(type.name(), definition);
        }
        for (Method<?, ?> method : MethodCatalog.all()) {
            definitions.put(method.name() + ".params", of(method.params()));
            definitions.put(method.name() + ".result", of(method.result()));
        }
        return JsonText.of(object(
                        "$schema", "https://json-schema.org/draft/2020-12/schema",
                        "title", "Postern, API version 2.0",
                        "$defs", definitions))
                + "\n";
    }

    private static Map<String, Object> of(Schema<?> schema) {
        return switch (schema) {
            case Named<?> named -> object("$ref", "#/$defs/" + named.name());
            case Text<?> text -> text(text);
            case Whole whole -> object("type", "integer", "minimum", whole.min(), "maximum", whole.max());
            case Decimal _ -> object("type", "string", "pattern", "^[0-9]{1," + Decimal.MAX_DIGITS + "}$");
            case Flag _ -> object("type", "boolean");
            case Bytes bytes -> bytes(bytes);
            case ListOf<?> list -> list(list);
            case MapOf<?, ?> map ->
                object("type", "object", "propertyNames", of(map.key()), "additionalProperties", of(map.value()));
            case RecordSchema<?> object -> members(object);
            case OneOf<?> forms ->
                object("oneOf", forms.forms().stream().map(JsonSchemas::members).toList());
            case Words<?> words ->
                object("enum", words.words().keySet().stream().sorted().toList());
            case Constant<?> constant -> object("const", constant.text());
            case OrNull<?> orNull -> object("anyOf", List.of(of(orNull.inner()), object("type", "null")));
            case OrText<?> orText -> object("anyOf", List.of(of(orText.inner()), object("const", orText.none())));
            case Covering<?, ?> covering -> members(covering.members());
        };
    }

    private static Map<String, Object> text(Text<?> text) {
        Map<String, Object> schema = object("type", "string", "minLength", text.min(), "maxLength", text.max());
        if (!text.format().says().isEmpty()) {
            schema.put("description", text.format().says());
            schema.put("examples", text.format().samples());
        }
        return schema;
    }

    private static Map<String, Object> bytes(Bytes bytes) {
        int most = bytes.max().in(Limits.STRICT);
        return switch (bytes.encoding()) {
            case HEX -> object("type", "string", "pattern", "^([0-9a-fA-F]{2}){" + bytes.min() + "," + most + "}$");
            case BASE64, BINARY ->
                object(
                        "type",
                        "string",
                        "contentEncoding",
                        "base64",
                        "description",
                        bytes.encoding() == Encoding.BINARY ? "a PSON byte string, no text" : "text",
                        "x-max-bytes",
                        most);
        };
    }

    private static Map<String, Object> list(ListOf<?> list) {
        Map<String, Object> schema = object("type", "array", "items", of(list.entry()), "minItems", list.min());
        int most = list.max().in(Limits.STRICT);
        if (most < Integer.MAX_VALUE) {
            schema.put("maxItems", most);
        }
        if (list.distinct()) {
            schema.put("uniqueItems", true);
        }
        return schema;
    }

    private static Map<String, Object> members(RecordSchema<?> object) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        object.form().ifPresent(form -> {
            properties.put("type", object("const", form));
            required.add("type");
        });
        for (RecordSchema.Member member : object.members()) {
            Map<String, Object> property = of(member.schema());
            if (!member.says().isEmpty()) {
                property.put("description", member.says());
            }
            properties.put(member.name(), property);
            if (!member.optional()) {
                required.add(member.name());
            }
        }
        return object(
                "type",
                "object",
                "properties",
                properties,
                "required",
                required,
                "additionalProperties",
                object.open());
    }

    private static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }
}
