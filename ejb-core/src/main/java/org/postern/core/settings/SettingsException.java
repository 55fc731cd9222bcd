package org.postern.core.settings;

/** A setting the server cannot start with; the message names it, what was expected and what was found. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String setting;

    public SettingsException(String setting, String message) {
        super(message);
        this.setting = setting;
    }

    /** Its name, without the prefix. */
    public String setting() {
        return setting;
    }
}
