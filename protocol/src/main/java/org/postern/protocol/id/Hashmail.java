package org.postern.protocol.id;

/** A user's address {@code user#host} (white paper "PrivMX addresses"; api.md §3 {@code hashmail}). */
public record Hashmail(String user, String host) {
    /** The sender name of those who have no account (api.md §11). */
    public static final String ANONYMOUS = "anonymous";

    private static final int MAX_TEXT = 200;

    /** @throws IllegalArgumentException unless both sides are there and neither holds a {@code #} */
    public Hashmail {
        if (user.isEmpty() || host.isEmpty() || user.indexOf('#') >= 0 || host.indexOf('#') >= 0) {
            throw new IllegalArgumentException("Expected an address of the form user#host");
        }
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException unless the text has exactly one {@code #} with something on both sides
     */
    public static Hashmail parse(String text) {
        int cut = text.indexOf('#');
        if (cut < 0 || text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("Expected an address of the form user#host");
        }
        return new Hashmail(text.substring(0, cut), text.substring(cut + 1));
    }

    public boolean isAnonymous() {
        return user.equals(ANONYMOUS);
    }

    @Override
    public String toString() {
        return user + "#" + host;
    }
}
