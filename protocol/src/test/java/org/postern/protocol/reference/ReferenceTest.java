package org.postern.protocol.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.postern.protocol.method.Method;
import org.postern.protocol.method.MethodCatalog;
import org.postern.testkit.Vectors;

/** docs/api is what the declarations say. */
class ReferenceTest {
    private static final Path DIRECTORY = Path.of("..", "docs", "api");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    @DisplayName("F-57.1 the pages of docs/api are what the declarations say")
    Stream<DynamicTest> pagesAreWhatTheDeclarationsSay() throws IOException {
        return new Reference(DIRECTORY)
                .files().entrySet().stream()
                        .map(file -> DynamicTest.dynamicTest(
                                file.getKey(),
                                () -> assertEquals(
                                        file.getValue(),
                                        Files.readString(DIRECTORY.resolve(file.getKey())),
                                        "docs/api is old; write it with: ./postern api --write")));
    }

    @Test
    void everyExampleIsOfAMethod() throws IOException {
        Set<String> methods = MethodCatalog.all().stream()
                .map(method -> method.name() + ".txt")
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(DIRECTORY.resolve("examples"))) {
            assertEquals(
                    methods,
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void everyMethodAndTypeSaysWhatItIs() {
        for (Method<?, ?> method : MethodCatalog.all()) {
            assertTrue(method.notes().says().endsWith("."), method.name());
            assertTrue(method.notes().says().length() > 20, method.name());
        }
    }

    @Test
    void jsonSchemaIsOneOfItsMetaSchema() throws IOException {
        JsonSchema meta = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(com.networknt.schema.SchemaLocation.of(SchemaId.V202012));
        assertEquals(Set.of(), meta.validate(JSON.readTree(JsonSchemas.all())));
        JsonNode wrong = JSON.readTree("{\"type\": \"nosuch\"}");
        assertTrue(!meta.validate(wrong).isEmpty(), "the meta-schema refuses what is none");
    }

    @Test
    void jsonSchemaTakesTheRecordedCalls() throws IOException {
        assertEquals(
                Set.of(),
                errors(
                        "descriptorCreateFinish.params",
                        Vectors.api("descriptor").get("createParams")));
        assertEquals(
                Set.of(),
                errors("messagePutFinish.params", Vectors.api("messagePost").get("params")));
        assertEquals(
                Set.of(),
                errors("messageCreate.params", Vectors.api("messageCreate").get("params")));
        assertTrue(!errors("messageCreate.params", Vectors.api("messagePost").get("params"))
                .isEmpty());
    }

    private static Set<?> errors(String definition, JsonNode value) throws IOException {
        JsonNode all = JSON.readTree(JsonSchemas.all());
        JsonNode one =
                JSON.createObjectNode().put("$ref", "#/$defs/" + definition).set("$defs", all.get("$defs"));
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(one).validate(value);
    }

    @Test
    void shapeOfAnExampleLeavesItsValuesOut() {
        String some = ExampleText.of(
                "m", Map.of("a", List.of("x", 1L)), Map.of("1F7sMYhhjx9H5mqioFVpGa4FtYQvVKRXQ3", new byte[3]));
        String other = ExampleText.of(
                "m", Map.of("a", List.of("yz", 20L)), Map.of("1F7sMYhhjx9H5mqioFVpGa4FtYQvVKRXQ4", new byte[4]));
        assertEquals(ExampleText.shape(some), ExampleText.shape(other));
        assertEquals(
                ExampleText.shape(ExampleText.of("m", Map.of(), "one")),
                ExampleText.shape(ExampleText.of("m", Map.of(), "another")));
        String another = ExampleText.of("m", Map.of("b", List.of("yz", 20L)), Map.of());
        assertTrue(!ExampleText.shape(some).equals(ExampleText.shape(another)));
    }
}
