package org.postern.core.quota;

/**
 * Something that is used together and bounded together.
 *
 * @param kind what it is
 * @param holder whose it is; the empty text where it is everybody's
 */
public record Pool(String kind, String holder) {
    public static Pool ofAll(String kind) {
        return new Pool(kind, "");
    }
}
