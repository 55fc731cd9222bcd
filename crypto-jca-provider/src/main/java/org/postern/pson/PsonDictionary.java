package org.postern.pson;

/** The static dictionary, the same in both directions (transport.md §5.3). */
final class PsonDictionary {
    private static final String[] STRINGS = {
        "type",
        "ticket",
        "tickets",
        "ticket_id",
        "ticket_request",
        "ticket_response",
        "ecdhe",
        "ecdh",
        "key",
        "count",
        "client_random"
    };

    private static final int LONGEST = 15;

    private PsonDictionary() {}

    static int size() {
        return STRINGS.length;
    }

    static String at(int index) {
        return STRINGS[index];
    }

    /** A cheap question before {@link #indexOf}, because the encoder asks for every string it writes. */
    static boolean mayContain(String text) {
        char first = text.charAt(0);
        return (first == 't' || first == 'k' || first == 'e' || first == 'c') && text.length() <= LONGEST;
    }

    /** Index of the string, or -1. */
    static int indexOf(String text) {
        return switch (text) {
            case "type" -> 0;
            case "ticket" -> 1;
            case "tickets" -> 2;
            case "ticket_id" -> 3;
            case "ticket_request" -> 4;
            case "ticket_response" -> 5;
            case "ecdhe" -> 6;
            case "ecdh" -> 7;
            case "key" -> 8;
            case "count" -> 9;
            case "client_random" -> 10;
            default -> -1;
        };
    }
}
