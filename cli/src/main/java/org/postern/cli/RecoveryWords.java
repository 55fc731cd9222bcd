package org.postern.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.postern.crypto.hd.Mnemonic;

/** Shows recovery words, with what they are for (client.md §4 "Recovery"; white paper M-12). */
final class RecoveryWords {
    private static final int WORDS_PER_LINE = 6;

    private RecoveryWords() {}

    static void put(ObjectNode json, Mnemonic words) {
        json.put("recoveryWords", words.phrase());
    }

    static List<String> lines(Mnemonic mnemonic) {
        String[] words = mnemonic.phrase().split(" ", -1);
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Your recovery words. Write them down on paper and keep them away from this device:");
        lines.add("");
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < words.length; i++) {
            line.append(String.format("%3d %-9s", i + 1, words[i]));
            if ((i + 1) % WORDS_PER_LINE == 0 || i + 1 == words.length) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
        }
        lines.add("");
        lines.add("Who has them has your account. They open it on any device, also when the password is forgotten:");
        lines.add("login --words asks for them and for a new password. Nobody else can replace either for you.");
        return lines;
    }
}
