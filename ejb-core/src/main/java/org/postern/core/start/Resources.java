package org.postern.core.start;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.postern.core.budget.Budgets;
import org.postern.core.database.DatabaseGate;
import org.postern.core.database.DatabasePulse;
import org.postern.core.expiry.CautiousClock;
import org.postern.core.expiry.Uptime;
import org.postern.core.settings.Settings;

/** What is handed to the services: settings, time, randomness and the database. */
@Dependent
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // the container fills the fields and reads them
public class Resources {
    @Produces
    @PersistenceContext(unitName = "postern")
    private EntityManager entityManager;

    @Produces
    @Resource(lookup = "java:jboss/datasources/PosternDS")
    private DataSource dataSource;

    @Produces
    @Singleton
    Settings settings() {
        return Settings.read(System.getProperties());
    }

    @Produces
    @Singleton
    Budgets budgets(Settings settings) {
        return new Budgets(settings);
    }

    @Produces
    @Singleton
    SecureRandom random() {
        return new SecureRandom();
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    @Typed(Uptime.class)
    Uptime uptime() {
        return Uptime.begin();
    }

    @Produces
    @Singleton
    @Typed(CautiousClock.class)
    CautiousClock cautiousClock(InstantSource clock, Uptime uptime) {
        return new CautiousClock(clock, uptime);
    }

    @Produces
    @Singleton
    DatabaseGate gate(DatabasePulse pulse) {
        return new DatabaseGate(pulse::isBeating);
    }
}
