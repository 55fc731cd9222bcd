package org.postern.client.discovery;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Name;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupResult;
import org.xbill.DNS.lookup.LookupSession;

/** TXT records by dnsjava, asked anew each time: what is found is remembered by discovery (transport.md §3.3, §3.5). */
public final class DnsTxtLookup implements TxtLookup {
    private static final int MAX_RECORDS = 32;
    /** Whoever has no name server shall not wait for it. */
    private static final Duration ONE_QUESTION = Duration.ofSeconds(1);

    private static final Duration WHOLE = Duration.ofSeconds(3);

    private final Resolver resolver;

    private DnsTxtLookup(Resolver resolver) {
        resolver.setTimeout(ONE_QUESTION);
        this.resolver = resolver;
    }

    /** A lookup at the name servers this machine is set up with. */
    public static DnsTxtLookup ofSystem() {
        return new DnsTxtLookup(new ExtendedResolver());
    }

    /** A lookup at one name server. */
    static DnsTxtLookup at(InetSocketAddress server) {
        return new DnsTxtLookup(new SimpleResolver(server));
    }

    @Override
    public List<Text> texts(String host) {
        try {
            Name name = Name.fromString(host, Name.root);
            CompletableFuture<LookupResult> asked = LookupSession.builder()
                    .resolver(resolver)
                    .build()
                    .lookupAsync(name, Type.TXT)
                    .toCompletableFuture();
            return read(asked.get(WHOLE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (TextParseException | ExecutionException | TimeoutException nobodyKnows) {
            // No such name, no record, or no name server: discovery ends without it.
            return List.of();
        }
    }

    private static List<Text> read(LookupResult found) {
        return found.getRecords().stream()
                .filter(TXTRecord.class::isInstance)
                .map(TXTRecord.class::cast)
                .limit(MAX_RECORDS)
                .map(DnsTxtLookup::text)
                .toList();
    }

    private static Text text(TXTRecord txt) {
        StringBuilder text = new StringBuilder();
        for (byte[] part : txt.getStringsAsByteArrays()) {
            text.append(new String(part, StandardCharsets.ISO_8859_1));
        }
        return new Text(text.toString(), Duration.ofSeconds(txt.getTTL()));
    }
}
