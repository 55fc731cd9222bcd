package org.postern.core.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.protocol.ErrorCode;

class DatabaseRefusalTest {
    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "53100, disk full, DISK_FULL",
        "55P03, lock time-out, DATABASE_UNAVAILABLE",
        "57014, statement time-out, DATABASE_UNAVAILABLE",
        "40P01, deadlock, DATABASE_UNAVAILABLE",
        "57P03, recovering, DATABASE_UNAVAILABLE"
    })
    void whereNothingWasDoneTheCallerIsToldWhy(String state, String name, ErrorCode code) {
        Exception wrapped = new IllegalStateException(new RuntimeException(new SQLException(name, state)));
        assertEquals(Optional.of(code), DatabaseRefusal.of(wrapped));
    }

    @Test
    void withoutAConnectionNothingWasDone() {
        SQLException failure = new SQLException("no connection", new ResourceException("none is free"));
        assertEquals(Optional.of(ErrorCode.DATABASE_UNAVAILABLE), DatabaseRefusal.of(failure));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({"08006, broken connection", "57P01, database stops", "23505, duplicate key", ", unknown"})
    void whatMayHaveBeenDoneIsNoRefusal(String state, String name) {
        assertEquals(Optional.empty(), DatabaseRefusal.of(new RuntimeException(new SQLException(name, state))));
    }
}
