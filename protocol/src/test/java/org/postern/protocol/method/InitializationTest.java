package org.postern.protocol.method;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Methods are complete whichever of their records a program happens to use first. */
class InitializationTest {

    @TestFactory
    Stream<DynamicTest> methodsAreCompleteWhenARecordComesFirst() {
        return Stream.of(
                        AccountMethods.class,
                        BlockMethods.class,
                        DescriptorMethods.class,
                        MessageMethods.class,
                        PostingMethods.class,
                        SinkMethods.class,
                        UtilityMethods.class,
                        WatchMethods.class)
                .flatMap(methods -> Arrays.stream(methods.getDeclaredClasses())
                        .filter(Class::isRecord)
                        .map(record -> DynamicTest.dynamicTest(
                                record.getSimpleName(), () -> methodsAreComplete(methods, record))));
    }

    private static void methodsAreComplete(Class<?> methods, Class<?> first)
            throws IOException, ReflectiveOperationException {
        try (URLClassLoader fresh = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Class.forName(first.getName(), true, fresh);
            for (Field field : Class.forName(methods.getName(), true, fresh).getDeclaredFields()) {
                if (field.getType().getSimpleName().equals("Method")) {
                    Object method = field.get(null);
                    assertNotNull(component(method, "params"), field.getName() + ".params");
                    assertNotNull(component(method, "result"), field.getName() + ".result");
                }
            }
        }
    }

    private static Object component(Object method, String name) throws ReflectiveOperationException {
        return method.getClass().getMethod(name).invoke(method);
    }

    private static URL[] classPath() throws MalformedURLException {
        String[] entries = System.getProperty("java.class.path").split(File.pathSeparator, -1);
        URL[] urls = new URL[entries.length];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = Path.of(entries[i]).toUri().toURL();
        }
        return urls;
    }
}
