package org.postern.appliance.incontainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postern.appliance.incontainer.Variants.Variant;
import org.postern.protocol.method.Method;
import org.postern.protocol.method.MethodCatalog;
import org.postern.transport.blocking.ClientSession;
import org.postern.transport.message.CallOutcome;
import org.postern.transport.message.CallRequest;

/**
 * Each member of each method: missing, null, of another kind, below, at and above each bound, beside an unknown one. The
 * codes are written down by hand from api.md §3; the values come from the declarations.
 */
@ExtendWith(ArquillianExtension.class)
class BadParametersIT {
    /** Calls in one body; the largest has 1.5 MB. */
    private static final int BATCH = 4;

    private final Map<String, Integer> codes = expected();
    private final Set<String> used = new TreeSet<>();
    private final List<String> wrong = new ArrayList<>();
    private int made;

    @Deployment(testable = false)
    static Archive<?> deployment() throws IOException, SQLException {
        return FreshApplication.deployment();
    }

    @Test
    @DisplayName("every member of every method is checked, and refused with the code of the reference")
    void everyMemberIsCheckedWithTheCodeOfTheReference() throws Exception {
        ClientSession session = FreshApplication.stranger().session();
        for (Method<?, ?> method : MethodCatalog.all()) {
            List<Variant> variants = Variants.of(method.params());
            for (int begin = 0; begin < variants.size(); begin += BATCH) {
                check(session, method, variants.subList(begin, Math.min(begin + BATCH, variants.size())));
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(new TreeSet<>(codes.keySet()), used, "every line of the table is of a member that there is");
        assertTrue(made > 1000, () -> "expected more than a thousand calls, found " + made);
    }

    private void check(ClientSession session, Method<?, ?> method, List<Variant> variants) throws Exception {
        List<CallRequest> calls = new ArrayList<>();
        for (Variant variant : variants) {
            if (variant.value() instanceof Map<?, ?> params) {
                calls.add(new CallRequest(method.name(), copy(params)));
            }
        }
        List<Variant> sent =
                variants.stream().filter(v -> v.value() instanceof Map<?, ?>).toList();
        List<CallOutcome> outcomes = session.call(calls);
        for (int i = 0; i < sent.size(); i++) {
            made++;
            compare(method, sent.get(i), outcomes.get(i));
        }
    }

    private void compare(Method<?, ?> method, Variant variant, CallOutcome outcome) {
        String path = method.name() + (variant.path().isEmpty() ? "" : "." + variant.path());
        String found = outcome instanceof CallOutcome.Failure failure && ofParameters(failure, variant)
                ? String.format("0x%02X", failure.code())
                : "taken";
        String expected = variant.fits() ? "taken" : String.format("0x%02X", code(path));
        if (!found.equals(expected)) {
            wrong.add(path + ", " + variant.what() + ": expected " + expected + ", found " + outcome);
        }
    }

    /** Refusals of parameters say where; those of level, proof and deed do not begin so. */
    private static boolean ofParameters(CallOutcome.Failure failure, Variant variant) {
        String data = failure.data().map(String::valueOf).orElse("");
        return !variant.fits()
                ? !data.startsWith("Failed assert")
                : data.startsWith(variant.path().replace("[]", "").split("\\.", -1)[0] + " -> ")
                        && !isReadByTheDeed(data);
    }

    /** Any bytes fit the member, of whatever size the type allows; that they are a keystore is asked by the deed (api.md §13). */
    private static boolean isReadByTheDeed(String refusal) {
        return refusal.matches("keystore -> Expected (the first octet of a packet|a packet).*");
    }

    /** Of a path without a line of its own that of the object around it. */
    private int code(String path) {
        for (String at = path; ; at = at.substring(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf("[]")))) {
            Integer code = codes.get(at);
            if (code != null) {
                used.add(at);
                return code;
            }
            if (!at.contains(".")) {
                return 0x1F;
            }
        }
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> params) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        params.forEach((name, value) -> copy.put(String.valueOf(name), value));
        return copy;
    }

    /** Lines of {@code method: path=code path=code}. */
    private static Map<String, Integer> expected() {
        Map<String, Integer> codes = new LinkedHashMap<>();
        try (InputStream in = Optional.ofNullable(BadParametersIT.class.getResourceAsStream("/parameter-codes.txt"))
                .orElseThrow()) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        String method = line.substring(0, line.indexOf(':'));
                        for (String entry :
                                line.substring(line.indexOf(':') + 1).strip().split(" +", -1)) {
                            int cut = entry.indexOf('=');
                            codes.put(
                                    method + "." + entry.substring(0, cut),
                                    Integer.parseInt(entry.substring(cut + 1), 16));
                        }
                    });
            return codes;
        } catch (IOException e) {
            throw new AssertionError("expected the table of codes", e);
        }
    }
}
