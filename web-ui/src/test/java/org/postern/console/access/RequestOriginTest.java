package org.postern.console.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestOriginTest {

    private static final String HOST = "box.example:8080";

    @ParameterizedTest(name = "Sec-Fetch-Site {0}, Origin {1}: own {2}")
    @CsvSource({
        "same-origin, , true",
        "none, , true",
        "cross-site, , false",
        "same-site, , false",
        "cross-site, http://box.example:8080, false",
        ", http://box.example:8080, true",
        ", http://BOX.example:8080, true",
        ", http://box.example, false",
        ", https://evil.example, false",
        ", null, false",
        ", http://%%%, false",
        ", , true"
    })
    void believesOnlyOurOwnPages(@Nullable String site, @Nullable String origin, boolean own) {
        assertEquals(own, RequestOrigin.isOwn(request(site, origin)));
    }

    /** A request that has these headers and nothing else. */
    private static HttpServletRequest request(@Nullable String site, @Nullable String origin) {
        Map<String, Optional<String>> headers = Map.of(
                "Sec-Fetch-Site", Optional.ofNullable(site),
                "Origin", Optional.ofNullable(origin),
                "Host", Optional.of(HOST));
        return (HttpServletRequest) Proxy.newProxyInstance(
                RequestOriginTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (_, method, arguments) -> {
                    if (!method.getName().equals("getHeader")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return Objects.requireNonNull(headers.get((String) arguments[0]))
                            .orElse(null);
                });
    }
}
