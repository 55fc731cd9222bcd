package org.postern.core.admin.boundary;

import java.time.LocalDate;

/** How many messages came in on one day, in UTC. */
public record DayCount(LocalDate day, long messages) {}
