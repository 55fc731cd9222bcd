package org.postern.password;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How many guesses a new password costs somebody who tries the likely ones first: known passwords, words, names, dates, rows
 * of keys. Whoever has stolen what the server keeps of passwords can make some thousand guesses a second with one machine.
 */
public final class PasswordStrength {
    /** 10<sup>10</sup> guesses: at a thousand a second, four months for one password of one person. */
    private static final double FEWEST_GUESSES_LOG10 = 10;

    /** The search for words takes more than linear time; what follows only makes a password stronger. */
    private static final int LOOKED_AT = 72;

    private static final Zxcvbn ZXCVBN = new Zxcvbn();

    private PasswordStrength() {}

    /**
     * Why a password should not be taken, as a sentence for the person who chose it; empty where it is strong enough.
     *
     * @param password as typed; the caller wipes it
     * @param own words that anybody would try first, such as the person's name
     */
    public static Optional<String> weakness(char[] password, List<String> own) {
        char[] beginning = Arrays.copyOf(password, Math.min(password.length, LOOKED_AT));
        try {
            Strength strength = ZXCVBN.measure(CharBuffer.wrap(beginning), own);
            return strength.getGuessesLog10() >= FEWEST_GUESSES_LOG10
                    ? Optional.empty()
                    : Optional.of(sentence(strength.getFeedback().getWarning(Locale.ENGLISH)));
        } finally {
            Arrays.fill(beginning, '\0');
        }
    }

    private static String sentence(String warning) {
        String why = warning.isEmpty() ? "" : " " + warning.replaceFirst("\\.?$", ".");
        return "This password is too easy to guess." + why
                + " Four or more words that do not belong together make a good one.";
    }
}
