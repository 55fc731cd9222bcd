package org.postern.appliance.incontainer;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Properties;
import org.postern.core.settings.Settings;

/** Settings of the server under test, with a collection every second, the shortest that a setting may ask for. */
@Dependent
@Alternative
@Priority(1)
public class ShortInterval {
    static final long MILLIS = 1000;

    @Produces
    @Singleton
    Settings settings() {
        Properties properties = new Properties();
        properties.putAll(System.getProperties());
        properties.setProperty("postern.garbageCollectorInterval", String.valueOf(MILLIS));
        return Settings.read(properties);
    }
}
