package org.postern.fuzz.reader;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.protocol.method.Method;
import org.postern.protocol.method.MethodCatalog;
import org.postern.protocol.schema.Limits;
import org.postern.protocol.schema.Malformed;
import org.postern.protocol.schema.RecordSchema;
import org.postern.pson.Pson;
import org.postern.pson.PsonException;
import org.postern.pson.PsonLimits;

/** Calls of the API: parameters are refused with a code, or read into a record that survives writing (api.md §3). */
public final class ApiParamsTarget implements FuzzTarget {
    @Override
    public void run(byte[] input) throws Malformed {
        try {
            Map<String, @Nullable Object> call = Pson.asObject(Pson.decode(input, PsonLimits.DEFAULT));
            Optional<Method<?, ?>> method = method(call.get("method"));
            if (method.isPresent()) {
                check(method.get().params(), call.get("params"));
            }
        } catch (PsonException _) {
            // No call, so nothing to check: that is the target "pson".
        }
    }

    private static Optional<Method<?, ?>> method(@Nullable Object name) {
        if (name instanceof String text) {
            return MethodCatalog.all().stream()
                    .filter(method -> method.name().equals(text))
                    .findFirst();
        }
        return Optional.empty();
    }

    private static <P extends Record> void check(RecordSchema<P> form, @Nullable Object value) throws Malformed {
        P params;
        try {
            params = form.read(value, Limits.STRICT);
        } catch (Malformed malformed) {
            Require.that(!malformed.code().name().isEmpty(), "a refusal has a code");
            return;
        }
        Map<String, Object> written = form.write(params);
        Map<String, Object> again = form.write(form.read(written, Limits.STRICT));
        Require.same(Pson.encode(written), Pson.encode(again), "parameters survive writing");
    }
}
