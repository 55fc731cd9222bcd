package org.postern.client.discovery;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import javax.naming.Context;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/**
 * TXT records by the JDK's own DNS client (transport.md §3.3). It does not tell the record's TTL, so a record without
 * {@code ttl} is remembered for the ten minutes of a document without one.
 */
public final class DnsTxtLookup implements TxtLookup {
    /** The name servers this machine is set up with. */
    public static final String SYSTEM = "dns:";

    private static final String TXT = "TXT";
    private static final int MAX_RECORDS = 32;

    private final String servers;

    /** A lookup at given name servers, {@code dns://host[:port]}, or {@link #SYSTEM}. */
    public DnsTxtLookup(String servers) {
        this.servers = servers;
    }

    @Override
    @SuppressWarnings(
            "BanJNDI") // DNS only: the name is a host name, the answer text, and nothing is made into an object
    public List<String> texts(String host) {
        try {
            InitialDirContext dns = new InitialDirContext(environment());
            try {
                Attribute records = dns.getAttributes(host, new String[] {TXT}).get(TXT);
                return records == null ? List.of() : read(records);
            } finally {
                dns.close();
            }
        } catch (NamingException nobodyKnows) {
            // No such name, no record, or no name server: discovery ends without it.
            return List.of();
        }
    }

    @SuppressWarnings("JdkObsolete") // what the naming interface takes
    private Hashtable<String, String> environment() {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, servers);
        // 1 s, then 2 s: whoever has no name server shall not wait for it.
        environment.put("com.sun.jndi.dns.timeout.initial", "1000");
        environment.put("com.sun.jndi.dns.timeout.retries", "2");
        return environment;
    }

    private static List<String> read(Attribute records) throws NamingException {
        List<String> texts = new ArrayList<>();
        NamingEnumeration<?> values = records.getAll();
        while (values.hasMore() && texts.size() < MAX_RECORDS) {
            texts.add(joined(String.valueOf(values.next())));
        }
        return List.copyOf(texts);
    }

    /**
     * The strings of a record, one behind the other. They come separated by a space, those with a space, a quote or a
     * backslash in them in quotes.
     */
    static String joined(String shown) {
        StringBuilder text = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            if (c == '\\' && i + 1 < shown.length()) {
                text.append(shown.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted || c != ' ') {
                text.append(c);
            }
        }
        return text.toString();
    }
}
