package org.postern.bench.micro;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.Provider;

/**
 * Our provider once more, in a class loader of its own and told to compute in pure Java, so that both can run in turns in one
 * process.
 */
final class JavaProvider {
    private static final String CHOICE = "postern.crypto.backend";

    private JavaProvider() {}

    @SuppressWarnings("resource") // the classes are needed until the process ends
    static synchronized Provider load() {
        String before = System.getProperty(CHOICE, "auto");
        System.setProperty(CHOICE, "java");
        try {
            ClassLoader second = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader());
            requirePureJava(second);
            return (Provider) second.loadClass("org.postern.crypto.PosternProvider")
                    .getMethod("instance")
                    .invoke(null);
        } catch (ReflectiveOperationException | IOException e) {
            throw new IllegalStateException("the provider could not be loaded a second time", e);
        } finally {
            System.setProperty(CHOICE, before);
        }
    }

    private static void requirePureJava(ClassLoader loader) throws ReflectiveOperationException {
        Object description = loader.loadClass("org.postern.crypto.ec.CurveBackend")
                .getMethod("description")
                .invoke(null);
        if (!String.valueOf(description).startsWith("Bouncy Castle")) {
            throw new IllegalStateException("expected pure Java, found " + description);
        }
    }

    private static URL[] classPath() throws IOException {
        String[] places = System.getProperty("java.class.path").split(File.pathSeparator, -1);
        URL[] urls = new URL[places.length];
        for (int i = 0; i < places.length; i++) {
            urls[i] = Path.of(places[i]).toUri().toURL();
        }
        return urls;
    }
}
