package org.postern.client.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DnsTxtLookupTest {
    private static final String RECORD = "v=privmx1; default_endpoint=//example.com/privmx/server; ttl=60";

    private static List<TxtLookup.Text> texts(String... texts) {
        return Stream.of(texts)
                .map(text -> new TxtLookup.Text(text, Duration.ofSeconds(TinyDns.TTL)))
                .toList();
    }

    @Test
    @DisplayName("asks a name server for the TXT records of a host")
    void asksANameServer() throws IOException {
        try (TinyDns dns = new TinyDns()) {
            dns.put("example.com", List.of(List.of("another=record"), List.of(RECORD)));

            assertEquals(
                    texts("another=record", RECORD),
                    DnsTxtLookup.at(dns.address()).texts("example.com"));
        }
    }

    @Test
    void joinsTheStringsOfALongRecord() throws IOException {
        try (TinyDns dns = new TinyDns()) {
            dns.put("example.com", List.of(List.of("v=privmx1; redirect=a \"quoted\" \\ ", "host")));

            assertEquals(
                    texts("v=privmx1; redirect=a \"quoted\" \\ host"),
                    DnsTxtLookup.at(dns.address()).texts("example.com"));
        }
    }

    @Test
    void keepsEveryByteOfAString() throws IOException {
        String long255 = "\u00e9;\u0000\\".repeat(64).substring(0, 255);
        try (TinyDns dns = new TinyDns()) {
            dns.put("example.com", List.of(List.of(long255, "end")));

            assertEquals(texts(long255 + "end"), DnsTxtLookup.at(dns.address()).texts("example.com"));
        }
    }

    @Test
    void findsNothingForAnUnknownName() throws IOException {
        try (TinyDns dns = new TinyDns()) {
            assertEquals(List.of(), DnsTxtLookup.at(dns.address()).texts("example.com"));
        }
    }

    @Test
    void findsNothingWhereNobodyAnswers() throws IOException {
        TinyDns dns = new TinyDns();
        dns.close();

        assertEquals(List.of(), DnsTxtLookup.at(dns.address()).texts("example.com"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "v=privmx1; default_endpoint=//example.com/privmx/server; ttl=60|-|//example.com/privmx/server/api/|60",
                "v=privmx1;redirect=other.example.org|other.example.org|-|300",
                "v=privmx1; redirect=o.example; default_endpoint=https://x|o.example|https://x/api/|300",
                " ttl = 5 ; v = privmx1 ; default_endpoint = //h |-|//h/api/|5",
                "v=privmx1; default_endpoint=//h/p?a=b; ttl=x|-|//h/p?a/api/|300",
                "v=privmx1; privmx_endpoint=//h; ttl=-1|-|-|600",
                "v=privmx1; default_endpoint=//h; ttl=999999999|-|//h/api/|86400"
            })
    void readsARecord(String text, String redirect, String base, long ttl) {
        DiscoveryDocument read =
                TxtRecord.parse(new TxtLookup.Text(text, Duration.ofMinutes(5))).orElseThrow();

        assertEquals(Optional.ofNullable(redirect), read.redirect().map(ServerAddress::toString));
        assertEquals(Optional.ofNullable(base), read.base());
        assertEquals(ttl, read.ttl().toSeconds());
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(
            strings = {
                "",
                "v=spf1 -all",
                "v=privmx1",
                "v=privmx2; redirect=h",
                "redirect=h",
                "v=privmx1; redirect=not a host",
                "v=privmx1; default_endpoint="
            })
    void leavesOtherRecordsAlone(String text) {
        assertEquals(Optional.empty(), TxtRecord.parse(new TxtLookup.Text(text, Duration.ofMinutes(5))));
    }
}
