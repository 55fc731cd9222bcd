package org.postern.core.start;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.InstantSource;
import javax.sql.DataSource;
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
    SecureRandom random() {
        return new SecureRandom();
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }
}
