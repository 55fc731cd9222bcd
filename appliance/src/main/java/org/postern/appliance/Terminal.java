package org.postern.appliance;

import java.io.Console;
import java.util.Optional;

/** Whether a person reads what we print. */
final class Terminal {

    private Terminal() {}

    static boolean isThere() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
}
