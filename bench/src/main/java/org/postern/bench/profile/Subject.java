package org.postern.bench.profile;

import java.util.List;
import java.util.regex.Pattern;

/** What a sample was busy with: the first frame from the top that belongs to one of these packages decides. */
enum Subject {
    CRYPTOGRAPHY(
            "cryptography",
            "#c2410c",
            "org\\.postern\\.crypto\\.|org\\.postern\\.transport\\.record\\.|org\\.bouncycastle\\.|com\\.amazon\\.corretto\\.|javax\\.crypto\\.|com\\.sun\\.crypto\\.|sun\\.security\\.|java\\.security\\.|java\\.math\\.BigInteger"),
    ENCODING(
            "PSON and JSON",
            "#a16207",
            "org\\.postern\\.pson\\.|org\\.postern\\.protocol\\.wire\\.|com\\.fasterxml\\."),
    DATABASE(
            "database and transactions",
            "#15803d",
            "org\\.postgresql\\.|org\\.hibernate\\.|org\\.jboss\\.jca\\.|com\\.arjuna\\.|java\\.sql\\.|javax\\.sql\\."),
    PRODUCT("the rest of Postern", "#1d4ed8", "org\\.postern\\."),
    CONTAINER(
            "container",
            "#6d28d9",
            "io\\.undertow\\.|org\\.xnio\\.|org\\.jboss\\.|org\\.wildfly\\.|io\\.smallrye\\.|jakarta\\."),
    JVM("Java itself", "#525252", "");

    private final String title;
    private final String colour;
    private final Pattern start;

    Subject(String title, String colour, String start) {
        this.title = title;
        this.colour = colour;
        this.start = Pattern.compile(start);
    }

    String title() {
        return title;
    }

    String colour() {
        return colour;
    }

    /** The subject of one frame; the JDK's collections and streams belong to whoever called them, thus to nobody. */
    static Subject ofFrame(String method) {
        for (Subject subject : values()) {
            if (subject.start.matcher(method).lookingAt()) {
                return subject;
            }
        }
        return JVM;
    }

    /** The subject of a stack, from its top downwards. */
    static Subject ofStack(List<String> topFirst) {
        return topFirst.stream()
                .map(Subject::ofFrame)
                .filter(subject -> subject != JVM)
                .findFirst()
                .orElse(JVM);
    }
}
