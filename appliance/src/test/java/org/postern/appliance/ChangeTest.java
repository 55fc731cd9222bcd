package org.postern.appliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.postern.protocol.Profile;

/** Before an instance becomes another one, whoever does it is told what follows. */
class ChangeTest {

    private static final Identity BEFORE =
            new Identity(Optional.empty(), HostPart.ofPort(8091), Profile.STRICT, Https.NONE);

    private static Asked asked(Optional<String> database, Optional<String> host, Optional<Https> https) {
        return new Asked(database, host, OptionalInt.empty(), Optional.empty(), https);
    }

    @Test
    void newHostTellsOfAddressesAndPasswords() {
        Change change = new Change(BEFORE, asked(Optional.empty(), Optional.of("example.org"), Optional.empty()));

        assertEquals(HostPart.chosen("example.org"), change.after().host());
        List<String> sentences = change.consequences();
        assertEquals(1, sentences.size());
        assertTrue(
                sentences
                        .getFirst()
                        .startsWith("The host changes from localhost:8091 to example.org: every account"
                                + " NAME#localhost:8091 becomes NAME#example.org."),
                sentences::toString);
    }

    @Test
    void newDatabaseTellsThatNothingIsCopied() {
        Change change = new Change(
                BEFORE, asked(Optional.of("jdbc:postgresql://db/p?password=x"), Optional.empty(), Optional.empty()));

        assertEquals(
                List.of(
                        "The database changes from its own database (embedded) to jdbc:postgresql://db/p: the server shows"
                                + " what is in that one and nothing else; an empty one makes a new server with a new first"
                                + " administrator. Nothing is copied and nothing is deleted."),
                change.consequences());
    }

    @Test
    void wayBackFromHttpsTellsOfBrowsersThatRemember() {
        Identity https = new Identity(
                Optional.empty(),
                HostPart.chosen("example.org"),
                Profile.STRICT,
                new Https(Https.Mode.PROXY, Optional.empty()));
        Change change = new Change(https, asked(Optional.empty(), Optional.empty(), Optional.of(Https.NONE)));

        assertEquals(
                List.of("The address changes from https://example.org to http://example.org (tls = none): old links and"
                        + " bookmarks no longer lead here. Browsers that were told to use HTTPS here refuse to come for a"
                        + " year."),
                change.consequences());
    }

    @Test
    void sameValuesChangeNothing() {
        assertTrue(new Change(BEFORE, asked(Optional.of("embedded"), Optional.empty(), Optional.of(Https.NONE)))
                .isNothing());
    }
}
