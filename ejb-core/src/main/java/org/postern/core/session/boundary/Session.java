package org.postern.core.session.boundary;

import java.time.Instant;
import org.postern.protocol.id.Username;

/**
 * A login session (transport.md §11.1). Rights are copied when it is opened; whether the account may still be used is asked
 * at every use.
 *
 * @param loginTime when it was opened
 */
public record Session(Username user, boolean admin, Instant loginTime) {}
