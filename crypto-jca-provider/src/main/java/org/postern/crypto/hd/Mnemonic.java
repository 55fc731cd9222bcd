package org.postern.crypto.hd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.postern.crypto.kdf.Pbkdf2;
import org.postern.crypto.primitive.Sha2;

/**
 * Recovery words: a BIP-39 mnemonic of the English list with an empty passphrase (client.md §3, §4). The entropy has 16,
 * 20, 24, 28 or 32 bytes; new ones have 32, which is 24 words.
 */
public final class Mnemonic {
    private static final int NEW_ENTROPY = 32;
    private static final int MIN_ENTROPY = 16;
    private static final int MAX_WORDS = 24;
    private static final int WORD_BITS = 11;
    private static final byte[] SALT = "mnemonic".getBytes(US_ASCII);
    private static final int ROUNDS = 2048;
    private static final int SEED_LENGTH = 64;

    private final byte[] entropy;

    private Mnemonic(byte[] entropy) {
        this.entropy = entropy;
    }

    /** New words: 24, from 256 random bits. */
    public static Mnemonic generate(SecureRandom random) {
        byte[] entropy = new byte[NEW_ENTROPY];
        random.nextBytes(entropy);
        return new Mnemonic(entropy);
    }

    /** The words of a given entropy. */
    public static Mnemonic ofEntropy(byte[] entropy) {
        if (entropy.length % 4 != 0 || entropy.length < MIN_ENTROPY || entropy.length > NEW_ENTROPY) {
            throw new IllegalArgumentException("Entropy: expected 16, 20, 24, 28 or 32 bytes, found " + entropy.length);
        }
        return new Mnemonic(entropy.clone());
    }

    /**
     * Reads words as a person types them: letter case and the width of gaps do not matter.
     *
     * @throws InvalidMnemonicException when the number of words, a word or the checksum is wrong
     */
    public static Mnemonic parse(String phrase) throws InvalidMnemonicException {
        List<String> words = List.of(phrase.strip().toLowerCase(Locale.ROOT).split("\\s+", MAX_WORDS + 1));
        if (words.size() % 3 != 0 || words.size() < 12 || words.size() > MAX_WORDS) {
            throw new InvalidMnemonicException(
                    "Recovery words: expected 12, 15, 18, 21 or 24 words, found " + words.size());
        }
        byte[] bits = new byte[NEW_ENTROPY + 1];
        try {
            return read(words, bits);
        } finally {
            Arrays.fill(bits, (byte) 0);
        }
    }

    private static Mnemonic read(List<String> words, byte[] bits) throws InvalidMnemonicException {
        for (int i = 0; i < words.size(); i++) {
            int index = EnglishWords.index(words.get(i));
            if (index < 0) {
                throw new InvalidMnemonicException("Recovery words: word " + (i + 1) + " is not in the list");
            }
            put(bits, i * WORD_BITS, index);
        }
        int length = words.size() * 4 / 3;
        Mnemonic mnemonic = new Mnemonic(Arrays.copyOf(bits, length));
        byte[] expected = mnemonic.bits();
        // The unused end of the buffer is zero in both.
        boolean matches = MessageDigest.isEqual(Arrays.copyOf(expected, bits.length), bits);
        Arrays.fill(expected, (byte) 0);
        if (!matches) {
            throw new InvalidMnemonicException("Recovery words: the checksum in the last word does not match");
        }
        return mnemonic;
    }

    /** The words, separated by one space. They open the account. */
    public String phrase() {
        byte[] bits = bits();
        StringJoiner phrase = new StringJoiner(" ");
        for (int i = 0; i < entropy.length * 3 / 4; i++) {
            phrase.add(EnglishWords.word(take(bits, i * WORD_BITS)));
        }
        Arrays.fill(bits, (byte) 0);
        return phrase.toString();
    }

    /** A copy of the entropy. */
    public byte[] entropy() {
        return entropy.clone();
    }

    /** The seed of 64 bytes. */
    public byte[] seed() {
        char[] phrase = phrase().toCharArray();
        try {
            return Pbkdf2.hmacSha512(phrase, SALT, ROUNDS, SEED_LENGTH);
        } finally {
            Arrays.fill(phrase, '\0');
        }
    }

    /** The recovery key: the master key of the seed. */
    public ExtendedKey extendedKey() {
        byte[] seed = seed();
        try {
            return ExtendedKey.fromSeed(seed);
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    /** The entropy with its checksum of one bit for every four bytes; the unused bits of the last byte are zero. */
    private byte[] bits() {
        byte[] bits = Arrays.copyOf(entropy, entropy.length + 1);
        int unused = 8 - entropy.length / 4;
        bits[entropy.length] = (byte) (Sha2.sha256(entropy)[0] & (0xff << unused));
        return bits;
    }

    private static void put(byte[] bits, int offset, int value) {
        for (int i = 0; i < WORD_BITS; i++) {
            int bit = value >> (WORD_BITS - 1 - i) & 1;
            bits[(offset + i) / 8] |= (byte) (bit << (7 - (offset + i) % 8));
        }
    }

    private static int take(byte[] bits, int offset) {
        int value = 0;
        for (int i = offset; i < offset + WORD_BITS; i++) {
            value = value << 1 | (bits[i / 8] >> (7 - i % 8) & 1);
        }
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Mnemonic mnemonic && MessageDigest.isEqual(entropy, mnemonic.entropy);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(Sha2.sha256(entropy));
    }

    @Override
    public String toString() {
        return "Mnemonic of " + entropy.length * 3 / 4 + " words";
    }
}
