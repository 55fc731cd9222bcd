package org.postern.protocol.directory.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.postern.protocol.directory.lookup.Directories.RANDOM;
import static org.postern.protocol.directory.lookup.Directories.START;
import static org.postern.testkit.Vectors.hex;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.crypto.primitive.Sha2;
import org.postern.crypto.vrf.VrfSecretKey;
import org.postern.protocol.directory.EntryName;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.Revision;
import org.postern.protocol.directory.history.HistoryCheck;
import org.postern.protocol.directory.history.HistoryVerdict;
import org.postern.protocol.directory.message.HistoryMessage;
import org.postern.protocol.directory.message.LookupMessage;
import org.postern.protocol.directory.vrf.EcvrfIndexProver;
import org.postern.protocol.directory.write.Database;
import org.postern.protocol.keystore.Keystore;
import org.postern.pson.Pson;
import org.postern.pson.PsonLimits;
import org.postern.testkit.Vectors;

@DisplayName("an answer")
class LookupCheckTest {
    private static final EntryName U3 = EntryName.of("user:u3");
    private static final EntryName NOBODY = EntryName.of("user:nobody");
    private static final long NOW = START + 2_000;

    static List<Directories.Named> directories() {
        return Directories.filled(12);
    }

    private static LookupCheck check(Database database) {
        return new LookupCheck(Optional.of(database.server()), database::knows);
    }

    private static LookupVerdict refused(LookupFault fault) {
        return new LookupVerdict.Refused(fault);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("directories")
    void provesEachNameThatIsThereAndEachThatIsNot(Directories.Named named) {
        Database database = named.database();
        for (int i = 0; i < 12; i++) {
            EntryName present = EntryName.of("user:u" + i);
            LookupVerdict verdict = check(database)
                    .verify(
                            LookupQuestion.whole(present),
                            database.answer(present, RANDOM).write(),
                            NOW);
            LookupVerdict.Present found = assertInstanceOf(LookupVerdict.Present.class, verdict, verdict::toString);
            assertEquals("u" + i, ((Keystore) found.container()).primaryUserId());
            EntryName absent = EntryName.of("user:v" + i);
            LookupVerdict none = check(database)
                    .verify(
                            LookupQuestion.now(absent),
                            database.answer(absent, RANDOM).write(),
                            NOW);
            assertInstanceOf(LookupVerdict.Absent.class, none, none::toString);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("directories")
    @DisplayName("K-20.2 of a head older than 3 900 000 ms is refused as out of date")
    void isOfThePresentForSixtyFiveMinutes(Directories.Named named) {
        Database database = named.database();
        LookupMessage answer = database.answer(U3, RANDOM);
        long made = database.head().header().timestamp();
        LookupQuestion now = LookupQuestion.now(U3);
        assertInstanceOf(LookupVerdict.Present.class, check(database).verify(now, answer, made + 3_899_999));
        assertEquals(
                new LookupVerdict.Stale(database.head(), database.server()),
                check(database).verify(now, answer, made + 3_900_000));
        assertEquals(
                new LookupVerdict.Stale(database.head(), database.server()),
                check(database).verify(now, answer, Long.MAX_VALUE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("directories")
    @DisplayName(
            "K-19.3 whose header is not the asked revision is refused, and the age limit is not applied to old ones")
    void ofAnAskedRevisionMayBeOld(Directories.Named named) {
        Database database = named.database();
        Revision revision = database.head().revision();
        LookupMessage answer = database.answer(U3, RANDOM);
        assertInstanceOf(
                LookupVerdict.Present.class,
                check(database).verify(LookupQuestion.at(U3, revision), answer, Long.MAX_VALUE));
        assertEquals(
                refused(LookupFault.OTHER_REVISION),
                check(database).verify(LookupQuestion.at(U3, Revision.NONE), answer, NOW));
    }

    @Test
    @DisplayName("K-08.1 whose proof is right but whose revision is not on the verified history is refused")
    void ofAnotherHistoryIsRefused() {
        Database known = Directories.filled(Directories.legacy(), "user", 3);
        Database other = Directories.filled(Directories.legacy(), "user", 4);
        LookupMessage answer = other.answer(U3, RANDOM);
        LookupCheck check = new LookupCheck(Optional.of(known.server()), known::knows);
        assertEquals(refused(LookupFault.NOT_ON_HISTORY), check.verify(LookupQuestion.now(U3), answer, NOW));
        assertInstanceOf(LookupVerdict.Present.class, check(other).verify(LookupQuestion.now(U3), answer, NOW));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("directories")
    @DisplayName("K-08.2 whose revision is on the history but whose proof is wrong is refused")
    void withARightHeaderOverAnAlteredPathIsRefused(Directories.Named named) {
        Database database = named.database();
        LookupMessage answer = database.answer(U3, RANDOM);
        LookupMessage other = database.answer(EntryName.of("user:u4"), RANDOM);
        LookupMessage altered =
                new LookupMessage(answer.tree(), answer.index(), other.path(), answer.leaf(), answer.serverKeystore());
        assertInstanceOf(LookupVerdict.Refused.class, check(database).verify(LookupQuestion.now(U3), altered, NOW));
        LookupMessage cut = new LookupMessage(
                answer.tree(),
                answer.index(),
                answer.path().subList(0, answer.path().size() - 1),
                answer.leaf(),
                answer.serverKeystore());
        assertEquals(refused(LookupFault.ROOT), check(database).verify(LookupQuestion.now(U3), cut, NOW));
    }

    @Test
    void underAnotherKeyThanThePinnedOneIsNamedSo() {
        Database own = Directories.filled(Directories.legacy(), "user", 5);
        Keystore other = Keystore.certified(Vectors.pkiKey("cosigner/a"), "example.com", 0, 0);
        LookupCheck check = new LookupCheck(Optional.of(other), own::knows);
        assertEquals(
                refused(LookupFault.SERVER_KEY_CHANGED),
                check.verify(LookupQuestion.now(U3), own.answer(U3, RANDOM), NOW));
        LookupMessage answer = own.answer(U3, RANDOM);
        LookupMessage neither = new LookupMessage(
                answer.tree(), answer.index(), answer.path(), answer.leaf(), Octets.of(other.encode()));
        assertEquals(refused(LookupFault.HEADER_ISSUER), check.verify(LookupQuestion.now(U3), neither, NOW));
    }

    @Test
    void atFirstContactNeedsAValidKeystore() {
        Database database = Directories.filled(Directories.legacy(), "user", 5);
        LookupMessage answer = database.answer(NOBODY, RANDOM);
        LookupCheck first = new LookupCheck(Optional.empty(), _ -> true);
        assertEquals(
                new LookupVerdict.Absent(database.head(), database.server()),
                first.verify(LookupQuestion.now(NOBODY), answer, NOW));
        LookupMessage without =
                new LookupMessage(answer.tree(), answer.index(), answer.path(), answer.leaf(), Octets.NONE);
        assertEquals(refused(LookupFault.SERVER_KEYSTORE), first.verify(LookupQuestion.now(NOBODY), without, NOW));
    }

    @Test
    void needsTheKeyOfPlacesInHeaderAndKeystoreAlike() {
        Database silent = new Database(
                        Vectors.pkiKey("server"),
                        Directories.ecvrfServer(),
                        new EcvrfIndexProver(Directories.VRF),
                        Octets.NONE)
                .created(START);
        indexKeyRefused(silent);
        VrfSecretKey second = VrfSecretKey.of(Sha2.sha256(new byte[] {10}));
        Database twoFaces = new Database(
                        Vectors.pkiKey("server"),
                        Directories.ecvrfServer(),
                        new EcvrfIndexProver(second),
                        Directories.commitment(second))
                .created(START);
        indexKeyRefused(twoFaces);
    }

    private static void indexKeyRefused(Database database) {
        assertEquals(
                refused(LookupFault.INDEX_KEY),
                check(database).verify(LookupQuestion.now(NOBODY), database.answer(NOBODY, RANDOM), NOW));
    }

    @Test
    @DisplayName("K-16.3 is recomputed from name and proof, and one for another path is refused")
    void forAnotherPathIsRefused() throws Exception {
        JsonNode forged = Vectors.list(Vectors.pki("negative", "keyStoreMessages")).stream()
                .filter(v -> v.get("label").asText().equals("forged VRF value, false absence"))
                .findFirst()
                .orElseThrow();
        Keystore server = Keystore.decode(hex(Vectors.pki("keystores", "server"), "public"));
        assertEquals(
                refused(LookupFault.INDEX_VALUE),
                new LookupCheck(Optional.of(server), _ -> true)
                        .verify(
                                LookupQuestion.now(
                                        EntryName.of(forged.get("name").asText())),
                                Pson.decode(hex(forged, "pson"), PsonLimits.DEFAULT),
                                START));
        for (Directories.Named named : directories()) {
            Database database = named.database();
            LookupMessage answer = database.answer(U3, RANDOM);
            LookupMessage other = database.answer(NOBODY, RANDOM);
            LookupMessage exchanged = new LookupMessage(
                    answer.tree(), other.index(), other.path(), Optional.empty(), answer.serverKeystore());
            LookupFault expected = named.name().equals("2018") ? LookupFault.INDEX_VALUE : LookupFault.INDEX_PROOF;
            assertEquals(refused(expected), check(database).verify(LookupQuestion.now(U3), exchanged, NOW));
        }
    }

    @Test
    @DisplayName(
            "K-03.1 saved, with a saved history, is verified without network, clock or third party, by the server's"
                    + " key alone")
    void savedIsVerifiedByTheServersKeyAlone() throws Exception {
        Keystore server = Keystore.decode(hex(Vectors.pki("keystores", "server"), "public"));
        HistoryMessage history = HistoryMessage.read(
                Pson.decode(hex(Vectors.pki("history", "vectors").get(0), "pson"), PsonLimits.DEFAULT));
        assertInstanceOf(
                HistoryVerdict.Consistent.class,
                new HistoryCheck(server).verify(history.newestFirst(), Optional.empty()));
        Set<Revision> verified = new HashSet<>();
        history.newestFirst().forEach(h -> verified.add(h.revision()));
        JsonNode present = Vectors.pki("proofs", "vectors").get(4);
        JsonNode absent = Vectors.pki("proofs", "vectors").get(5);
        LookupCheck check = new LookupCheck(Optional.of(server), verified::contains);
        assertInstanceOf(LookupVerdict.Present.class, check.verify(saved(present), answer(present), Long.MAX_VALUE));
        assertInstanceOf(LookupVerdict.Absent.class, check.verify(saved(absent), answer(absent), Long.MAX_VALUE));
        JsonNode elsewhere = Vectors.pki("proofs", "vectors").get(0);
        assertEquals(
                refused(LookupFault.NOT_ON_HISTORY), check.verify(saved(elsewhere), answer(elsewhere), Long.MAX_VALUE));
    }

    private static LookupMessage answer(JsonNode v) throws Exception {
        return LookupMessage.read(Pson.decode(hex(v, "pson"), PsonLimits.DEFAULT));
    }

    private static LookupQuestion saved(JsonNode v) throws Exception {
        return LookupQuestion.at(
                EntryName.of(v.get("name").asText()), answer(v).tree().revision());
    }
}
