package org.postern.api.stream;

import java.security.SecureRandom;
import org.postern.api.rpc.Callers;
import org.postern.api.rpc.Conversations;
import org.postern.core.budget.Budgets;
import org.postern.core.watch.boundary.Watches;

/** What a stream needs of the application. */
record StreamServices(
        Conversations conversations, Callers callers, Watches watches, Budgets budgets, SecureRandom random) {}
