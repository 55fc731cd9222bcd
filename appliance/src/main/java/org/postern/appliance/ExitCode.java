package org.postern.appliance;

/** How a command ends; the numbers are part of the interface and listed in {@code --help}. */
public enum ExitCode {
    OK(0, "everything was done"),
    UNEXPECTED(1, "an error nobody foresaw"),
    USAGE(2, "unknown command, option or value"),
    NOT_RUNNING(3, "status: nothing runs on this data directory"),
    NOT_READY(4, "status: it runs but does not answer yet"),
    LEFT_RUNNING(5, "status: the launcher is gone, its server still runs"),
    PORT_TAKEN(10, "another program listens on the port"),
    DATA_IN_USE(11, "another instance runs on this data directory"),
    DATA_NOT_WRITABLE(12, "the data directory cannot be written"),
    DISK_FULL(13, "too little free space on the disk"),
    UNSUPPORTED_PLATFORM(14, "no embedded database for this machine"),
    DATABASE_NOT_STARTED(15, "the embedded database did not start"),
    DATABASE_UNREACHABLE(16, "no connection to the database"),
    MIGRATION_FAILED(17, "the schema could not be migrated"),
    SERVER_FAILED(18, "the server did not become ready"),
    SERVER_DIED(19, "the server ended by itself"),
    DATABASE_DIED(20, "the embedded database ended by itself"),
    PROFILE_DIFFERS(21, "the data directory belongs to another profile"),
    NOT_STOPPED(22, "the instance did not end in time"),
    IDENTITY_DIFFERS(30, "the instance has another database, host or scheme"),
    BAD_SETTING(31, "a setting is unknown or has a bad value"),
    NEWER_SCHEMA(32, "the database was written by a newer version"),
    BAD_CERTIFICATE(33, "HTTPS cannot use this certificate and key"),
    NOT_CONFIRMED(34, "change: nobody said yes");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    public String meaning() {
        return meaning;
    }
}
