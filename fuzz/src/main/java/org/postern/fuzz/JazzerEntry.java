package org.postern.fuzz;

/** Where Jazzer hands in its inputs; the target is named by the system property {@value #PROPERTY}. */
public final class JazzerEntry {
    /** Names the target of this process. */
    public static final String PROPERTY = "postern.fuzz.target";

    private static final Target TARGET = Target.named(System.getProperty(PROPERTY, ""))
            .orElseThrow(() -> new IllegalArgumentException("expected a target in " + PROPERTY));

    private JazzerEntry() {}

    /** Called by Jazzer for every input. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        TARGET.run(input);
    }
}
