package org.postern.crypto.ec;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.HexFormat;
import java.util.List;
import org.postern.crypto.primitive.Sha2;

/**
 * The file of libsecp256k1 (transport.md §16): data in a jar, accepted by its hash and loaded from memory. It never lies in
 * a directory, so nobody can exchange it between the check and the loading, and a temporary directory without execute
 * permission does no harm.
 */
@SuppressWarnings("restricted") // loading C is what this class is for
final class NativeLibrary {
    private static final int CLOSE_ON_EXEC = 1;

    /** The builds of version 0.23.0 of fr.acinq.secp256k1:secp256k1-kmp-jni-jvm-linux that we know. */
    private static final List<Build> BUILDS = List.of(
            new Build("amd64", "linux-x86_64", "25f0f0bfd3e4b202563f772963ea803f0f949e5593476d3cd4b755f800bf7704"),
            new Build("aarch64", "linux-aarch64", "4e9c780ba134d130799c5f2d15ba90bf9fb477b34fc78d0f5b55fee90a734e37"));

    private NativeLibrary() {}

    /**
     * One build.
     *
     * @param architecture as the platform calls it
     * @param sha256 of the whole file, lower-case hex
     */
    private record Build(String architecture, String directory, String sha256) {
        String resource() {
            return "/fr/acinq/secp256k1/jni/native/" + directory + "/libsecp256k1-jni.so";
        }
    }

    /** Loads the library of this machine for as long as the process lives; every class loader loads its own. */
    static SymbolLookup load() throws NativeUnavailable {
        String system = System.getProperty("os.name", "");
        String architecture = System.getProperty("os.arch", "");
        if (!system.equals("Linux")) {
            throw new NativeUnavailable("expected Linux, found " + system);
        }
        Build build = BUILDS.stream()
                .filter(known -> known.architecture().equals(architecture))
                .findFirst()
                .orElseThrow(() -> new NativeUnavailable("no library for the processor " + architecture));
        return open(checked(read(build.resource()), build.sha256()));
    }

    private static byte[] read(String resource) throws NativeUnavailable {
        try (InputStream in = NativeLibrary.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new NativeUnavailable("the library is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new NativeUnavailable("the library cannot be read", e);
        }
    }

    static byte[] checked(byte[] library, String sha256) throws NativeUnavailable {
        String found = HexFormat.of().formatHex(Sha2.sha256(library));
        if (!found.equals(sha256)) {
            throw new NativeUnavailable("expected a library with SHA-256 " + sha256 + ", found " + found);
        }
        return library;
    }

    private static SymbolLookup open(byte[] library) throws NativeUnavailable {
        // Never closed: the loader knows a library by its path, so the number must not be used again.
        String file = "/proc/self/fd/" + memoryFile();
        try (FileOutputStream out = new FileOutputStream(file)) {
            out.write(library);
        } catch (IOException e) {
            throw new NativeUnavailable("the library cannot be put into memory", e);
        }
        try {
            // By name: a Path would be resolved, and what lies in memory has no other name.
            return SymbolLookup.libraryLookup(file, Arena.global());
        } catch (IllegalArgumentException | IllegalCallerException e) {
            throw new NativeUnavailable("the system does not load the library", e);
        }
    }

    /** The number of a new file that is nowhere but in memory. */
    private static int memoryFile() throws NativeUnavailable {
        Linker linker = Linker.nativeLinker();
        MemorySegment function = linker.defaultLookup()
                .find("memfd_create")
                .orElseThrow(() -> new NativeUnavailable("the system has no memfd_create"));
        int number;
        try (Arena arena = Arena.ofConfined()) {
            MethodHandle create = linker.downcallHandle(
                    function, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
            number = (int) create.invokeExact(arena.allocateFrom("libsecp256k1"), CLOSE_ON_EXEC);
        } catch (Throwable e) {
            throw new NativeUnavailable("native calls are not allowed", e);
        }
        if (number < 0) {
            throw new NativeUnavailable("the system refuses memfd_create");
        }
        return number;
    }
}
