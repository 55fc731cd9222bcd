package org.postern.protocol.directory.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;

/** Which auditors to ask (pki.md §11.5). */
public final class Cosigners {
    private Cosigners() {}

    /**
     * So many different ones, each as likely as any other.
     *
     * @param listed the published list
     * @param count how many; all of them when it is 0 or less, or there are no more
     * @param random uniform
     */
    public static List<String> choose(Collection<String> listed, int count, RandomGenerator random) {
        List<String> rest = new ArrayList<>(listed);
        if (count <= 0 || count >= rest.size()) {
            return rest;
        }
        List<String> chosen = new ArrayList<>();
        while (chosen.size() < count) {
            chosen.add(rest.remove(random.nextInt(rest.size())));
        }
        return chosen;
    }
}
