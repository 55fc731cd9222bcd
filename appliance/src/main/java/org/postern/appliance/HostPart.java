package org.postern.appliance;

/**
 * What stands behind {@code #} in every address of this instance.
 *
 * @param text NAME or NAME:PORT
 * @param fromPort whether nobody chose it: localhost and the port of the first start
 */
record HostPart(String text, boolean fromPort) {

    private static final String NAME_AND_PORT = "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?";
    private static final String DEFAULT_NAME = "localhost:";

    HostPart {
        if (!text.matches(NAME_AND_PORT)) {
            throw new ApplianceException(ExitCode.USAGE, "Expected --host NAME or NAME:PORT, found " + text);
        }
    }

    static HostPart chosen(String text) {
        return new HostPart(text, false);
    }

    static HostPart ofPort(int port) {
        return new HostPart(DEFAULT_NAME + port, true);
    }

    /** The port it came from. */
    int port() {
        return Integer.parseInt(text.substring(DEFAULT_NAME.length()));
    }

    /** Without the port. */
    String name() {
        return text.replaceFirst(":.*", "");
    }
}
