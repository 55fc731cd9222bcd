package org.postern.api.rpc;

import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Failures nobody foresaw: the caller learns a number, the log has the number and where it happened. Messages of exceptions
 * stay out of both, because some of them quote values.
 */
public final class Failures {
    private static final System.Logger LOG = System.getLogger(Failures.class.getName());
    private static final int REFERENCE_LENGTH = 4;
    private static final int MAX_CAUSES = 8;

    private Failures() {}

    /**
     * Logs the failure.
     *
     * @param deed what was being done, for people; no values
     * @return the text for the caller
     */
    public static String report(String deed, Throwable failure, SecureRandom random) {
        byte[] number = new byte[REFERENCE_LENGTH];
        random.nextBytes(number);
        String reference = HexFormat.of().formatHex(number);
        LOG.log(Level.ERROR, "{0} failed, reference {1}{2}", deed, reference, trace(failure));
        return "Internal error (reference " + reference + ")";
    }

    private static String trace(Throwable failure) {
        StringBuilder text = new StringBuilder();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            text.append(depth == 0 ? ": " : "\nCaused by: ")
                    .append(cause.getClass().getName());
            for (StackTraceElement element : cause.getStackTrace()) {
                text.append("\n\tat ").append(element);
            }
            cause = cause.getCause();
        }
        return text.toString();
    }
}
