package org.postern.core.settings;

/** A setting the server cannot start with; the message names it, what was expected and what was found. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SettingsException(String message) {
        super(message);
    }
}
