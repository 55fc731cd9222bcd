package org.postern.crypto.hd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** The English word list of BIP-39: 2048 words in alphabetical order (client.md §3). */
final class EnglishWords {
    static final int COUNT = 2048;
    static final String RESOURCE = "bip39-english.txt";

    private static final List<String> WORDS = load();

    private EnglishWords() {}

    static String word(int index) {
        return WORDS.get(index);
    }

    /** The index of a word, negative when it is not in the list. */
    static int index(String word) {
        return Collections.binarySearch(WORDS, word);
    }

    private static List<String> load() {
        try (InputStream in = Objects.requireNonNull(EnglishWords.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            List<String> words = new String(in.readAllBytes(), US_ASCII).lines().toList();
            if (words.size() != COUNT) {
                throw new AssertionError("Word list: expected 2048 words, found " + words.size());
            }
            return words;
        } catch (IOException e) {
            throw new AssertionError("the word list is part of this archive", e);
        }
    }
}
