package org.postern.appliance.server;

import java.io.File;
import java.util.Map;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.Node;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * What tests deploy into the server.
 *
 * <pre>{@code
 * @Deployment
 * static Archive<?> deployment() {
 *     return PosternDeployment.services(MyServiceIT.class);
 * }
 * }</pre>
 */
public final class PosternDeployment {

    private static final String BEANS = """
            <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="all"/>
            """;

    private PosternDeployment() {}

    /** The test classes alone, on the bare server with its datasource. */
    public static WebArchive bare(Class<?>... classes) {
        return ShrinkWrap.create(WebArchive.class, "test.war")
                .addClasses(classes)
                .addAsWebInfResource(new StringAsset(BEANS), "beans.xml");
    }

    /** The services with all their libraries as the built EAR carries them, and the test classes beside them. */
    public static WebArchive services(Class<?>... classes) {
        WebArchive war = bare(classes);
        EnterpriseArchive ear = builtApplication();
        for (Map.Entry<ArchivePath, Node> entry :
                ear.getContent(Filters.include("/lib/.*\\.jar|/ejb-core\\.jar")).entrySet()) {
            String path = entry.getKey().get();
            war.addAsLibrary(entry.getValue().getAsset(), path.substring(path.lastIndexOf('/') + 1));
        }
        return war;
    }

    /** The whole application exactly as it is delivered, for tests that speak to it from outside. */
    public static Archive<?> application() {
        return builtApplication();
    }

    private static EnterpriseArchive builtApplication() {
        return ShrinkWrap.createFromZipFile(
                EnterpriseArchive.class, new File(System.getProperty("postern.test.ear", "")));
    }
}
