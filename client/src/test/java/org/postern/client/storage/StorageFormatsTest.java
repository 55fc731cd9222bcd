package org.postern.client.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.client.discovery.ServerAddress;
import org.postern.client.failure.FileProblem;
import org.postern.client.failure.VerificationFailed;
import org.postern.client.failure.WrongUse;
import org.postern.client.json.Json;
import org.postern.crypto.hd.ExtendedKey;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.signed.Signature;
import org.postern.protocol.signed.SignedText;
import org.postern.testkit.Vectors;

class StorageFormatsTest {
    private static final byte[] CONTENT_KEY = Vectors.hex("blocks", "key");

    @ParameterizedTest(name = "blocks of {0} bytes carry {1}")
    @CsvSource({"131089, 131087", "18, 15", "33, 31", "34, 31", "65552, 65535"})
    void fillsABlockCompletely(int maxBlockLength, int chunk) {
        assertEquals(chunk, new BlockFormat(maxBlockLength).chunkSize());
    }

    @ParameterizedTest(name = "{0} bytes make {1} blocks")
    @CsvSource({"0, 0", "1, 1", "131087, 1", "131088, 2", "262174, 2", "262175, 3", "2147483648, 16383"})
    void cutsContentIntoBlocks(long size, long blocks) {
        assertEquals(blocks, new BlockFormat(131_089).count(size));
    }

    @TestFactory
    Stream<DynamicTest> sealsBlocksAsTheVectorsSay() {
        return Vectors.tests(StorageFormatsTest::checkBlock, "blocks", "blocks");
    }

    private static void checkBlock(JsonNode vector) throws VerificationFailed {
        byte[] plaintext =
                java.util.HexFormat.of().parseHex(vector.required("plaintext").textValue());
        long index = vector.required("index").longValue();

        SealedBlock block = BlockFormat.seal(CONTENT_KEY, index, plaintext);

        assertEquals(
                vector.required("ciphertext").textValue(),
                java.util.HexFormat.of().formatHex(block.bytes()));
        assertEquals(vector.required("bid").textValue(), block.id().toString());
        assertArrayEquals(plaintext, BlockFormat.open(CONTENT_KEY, index, block.id(), block.bytes()));
    }

    @Test
    @DisplayName("a block that was altered stops the fetching and leaves no file")
    void leavesNoFileWhenABlockWasAltered(@TempDir Path folder) throws IOException {
        SealedBlock first = BlockFormat.seal(CONTENT_KEY, 0, "first".getBytes(UTF_8));
        SealedBlock second = BlockFormat.seal(CONTENT_KEY, 1, "second".getBytes(UTF_8));
        byte[] altered = second.bytes().clone();
        altered[altered.length - 1] ^= 1;

        assertThrows(
                VerificationFailed.class,
                () -> AtomicFile.write(folder.resolve("target"), out -> {
                    out.write(BlockFormat.open(CONTENT_KEY, 0, first.id(), first.bytes()));
                    out.write(BlockFormat.open(CONTENT_KEY, 1, second.id(), altered));
                }));

        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void keepsTheOldFileWhenTheNewOneFails(@TempDir Path folder) throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "old");

        assertThrows(
                IOException.class,
                () -> AtomicFile.write(target, out -> {
                    out.write(1);
                    throw new IOException("disk full");
                }));

        assertEquals("old", Files.readString(target));
    }

    @Test
    void replacesTheFileALinkNames(@TempDir Path folder) throws Exception {
        Path real = Files.writeString(folder.resolve("real"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);

        AtomicFile.write(link, out -> out.write("new".getBytes(UTF_8)));

        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(real));
    }

    private static DescriptorReference descriptor() throws WrongUse {
        return DescriptorReference.parse("postern:example.com/" + Vectors.text("descriptor", "extPriv"));
    }

    @Test
    void readsAReferenceAsTheVectorsSay() throws WrongUse {
        DescriptorReference reference = descriptor();

        assertEquals(Vectors.text("descriptor", "did"), reference.id().toString());
        assertArrayEquals(Vectors.hex("descriptor", "readKey"), reference.readKey());
        assertArrayEquals(
                Vectors.hex("descriptor", "writeKey"),
                reference.writeKey().orElseThrow().scalar());
    }

    @Test
    void describesAFileAsTheVectorsSay() throws Exception {
        FileMeta meta =
                new FileMeta(35, 1_514_764_800_000L, 1_514_764_800_000L, "text/plain", "a.txt", FileMeta.Type.FILE);
        byte[] readKey = descriptor().readKey();

        byte[] sealed = new DescriptorExtra(meta, CONTENT_KEY).seal(readKey);

        assertArrayEquals(Vectors.base64("descriptor", "extra_base64"), sealed);
        assertEquals(meta, DescriptorExtra.open(readKey, sealed).meta());
        assertArrayEquals(CONTENT_KEY, DescriptorExtra.open(readKey, sealed).key());
    }

    @Test
    void signsAVersionAsTheVectorsSay() throws WrongUse {
        JsonNode data = Vectors.api("descriptor", "createParams", "data");
        List<BlockId> blocks = StreamSupport.stream(data.required("blocks").spliterator(), false)
                .map(id -> BlockId.parse(id.textValue()))
                .toList();
        byte[] extra = Base64.getDecoder().decode(data.required("extra").textValue());

        Signature signature =
                Signature.by(descriptor().writeKey().orElseThrow(), SignedText.objectVersion(blocks, extra));

        assertEquals(data.required("signature").textValue(), signature.toString());
    }

    @Test
    void givesAwayReadingWithoutWriting() throws WrongUse {
        DescriptorReference readOnly =
                DescriptorReference.parse(descriptor().readOnly().text());

        assertTrue(readOnly.writeKey().isEmpty());
        assertTrue(readOnly.text().startsWith("postern:example.com/xpub"), readOnly.text());
        assertEquals(descriptor().id(), readOnly.id());
        assertArrayEquals(descriptor().readKey(), readOnly.readKey());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "postern:",
                "postern:host",
                "postern:/xpub",
                "postern:host:port/xpub",
                "postern:host/xpub",
                "other:host/x"
            })
    void refusesWhatIsNoReference(String text) {
        assertThrows(WrongUse.class, () -> DescriptorReference.parse(text));
    }

    @Test
    void doesNotPrintAReferenceByAccident() throws WrongUse {
        assertEquals(
                "reference to " + Vectors.text("descriptor", "did"),
                descriptor().toString());
    }

    @Test
    @DisplayName("enters a child as the vectors say (api.json/directoryEntry/0)")
    void entersAChildAsTheVectorsSay() throws Exception {
        byte[] writeKey = Vectors.hex("directoryEntry", "parentWriteKey");

        DirectoryEntry entry = DirectoryEntry.of("a.txt", FileMeta.Type.FILE, descriptor(), writeKey);

        assertEquals(Vectors.api("directoryEntry", "entry").toString(), Json.text(entry.toJson()));
        assertEquals(descriptor().text(), entry.reference(writeKey).text());
    }

    @Test
    void readsADirectoryItHasWritten() throws Exception {
        byte[] writeKey = new byte[32];
        DirectoryEntry own = DirectoryEntry.of("a", FileMeta.Type.FILE, descriptor(), writeKey);
        DirectoryEntry link =
                DirectoryEntry.of("b", FileMeta.Type.FILE, descriptor().readOnly(), writeKey);

        Directory read = Directory.of(Directory.EMPTY.with(own).with(link).toJson());

        assertEquals(
                List.of("a", "b"),
                read.entries().stream().map(DirectoryEntry::name).toList());
        assertTrue(read.find("b").orElseThrow().reference(writeKey).writeKey().isEmpty());
        assertEquals("[]", new String(Directory.EMPTY.toJson(), UTF_8));
    }

    @Test
    void refusesANameThatIsTaken() throws Exception {
        DirectoryEntry entry = DirectoryEntry.of("a", FileMeta.Type.FILE, descriptor(), new byte[32]);
        Directory directory = Directory.EMPTY.with(entry);

        assertThrows(FileProblem.class, () -> directory.with(entry));
        assertThrows(FileProblem.class, () -> directory.requireFree("a/b"));
        assertThrows(FileProblem.class, () -> directory.requireFree(""));
    }

    @Test
    void refusesAnEntryWhoseTwoKeysDoNotBelongTogether() throws Exception {
        byte[] writeKey = new byte[32];
        DescriptorReference other = new DescriptorReference(
                ServerAddress.parse("example.com"), ExtendedKey.fromRaw(Vectors.hex("bip39", "seed")));
        DirectoryEntry entry = DirectoryEntry.of("a", FileMeta.Type.FILE, descriptor(), writeKey);
        DirectoryEntry forged = new DirectoryEntry(
                "a", FileMeta.Type.FILE, "example.com", other.key().xpub(), entry.sealedPrivate());

        assertThrows(VerificationFailed.class, () -> forged.reference(writeKey));
    }

    @Test
    void keepsAnEntryWithoutPrivateKeyReadOnly() throws Exception {
        DirectoryEntry entry = new DirectoryEntry(
                "a", FileMeta.Type.FILE, "example.com", descriptor().key().xpub(), Optional.empty());

        assertTrue(entry.reference(new byte[32]).writeKey().isEmpty());
    }
}
