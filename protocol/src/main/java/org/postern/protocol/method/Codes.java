package org.postern.protocol.method;

import java.util.EnumSet;
import java.util.Set;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.schema.Bytes;
import org.postern.protocol.schema.Constant;
import org.postern.protocol.schema.Covering;
import org.postern.protocol.schema.Decimal;
import org.postern.protocol.schema.Flag;
import org.postern.protocol.schema.ListOf;
import org.postern.protocol.schema.MapOf;
import org.postern.protocol.schema.Named;
import org.postern.protocol.schema.OneOf;
import org.postern.protocol.schema.OrNull;
import org.postern.protocol.schema.OrText;
import org.postern.protocol.schema.RecordSchema;
import org.postern.protocol.schema.Schema;
import org.postern.protocol.schema.Text;
import org.postern.protocol.schema.Whole;
import org.postern.protocol.schema.Words;

/** The codes that a malformed value can be refused with: of each path the outermost named type (api.md §3). */
final class Codes {
    private Codes() {}

    static Set<ErrorCode> of(Schema<?> schema) {
        return switch (schema) {
            case Named<?> named -> named.code().<Set<ErrorCode>>map(EnumSet::of).orElseGet(() -> of(named.inner()));
            case ListOf<?> list -> of(list.entry());
            case MapOf<?, ?> map -> both(of(map.key()), of(map.value()));
            case RecordSchema<?> object -> members(object);
            case OneOf<?> forms ->
                forms.forms().stream().map(Codes::members).reduce(EnumSet.noneOf(ErrorCode.class), Codes::both);
            case OrNull<?> orNull -> of(orNull.inner());
            case OrText<?> orText -> of(orText.inner());
            case Covering<?, ?> covering -> members(covering.members());
            case Text<?> _, Whole _, Decimal _, Flag _, Bytes _, Words<?> _, Constant<?> _ -> Set.of();
        };
    }

    private static Set<ErrorCode> members(RecordSchema<?> object) {
        return object.members().stream()
                .map(member -> of(member.schema()))
                .reduce(EnumSet.noneOf(ErrorCode.class), Codes::both);
    }

    private static Set<ErrorCode> both(Set<ErrorCode> some, Set<ErrorCode> others) {
        Set<ErrorCode> all = EnumSet.noneOf(ErrorCode.class);
        all.addAll(some);
        all.addAll(others);
        return all;
    }
}
