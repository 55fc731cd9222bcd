package org.postern.protocol.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedType;
import org.jspecify.annotations.Nullable;

/** What is annotated where a type is used; Java puts what stands before {@code byte[]} on the {@code byte}. */
record Marks(
        @Nullable Is is,
        @Nullable Chars chars,
        @Nullable Range range,
        @Nullable Base64Bytes base64,
        @Nullable Count count,
        @Nullable UpTo upTo,
        boolean distinct) {

    static Marks of(AnnotatedType type) {
        return new Marks(
                mark(type, Is.class),
                mark(type, Chars.class),
                mark(type, Range.class),
                mark(type, Base64Bytes.class),
                mark(type, Count.class),
                mark(type, UpTo.class),
                type.isAnnotationPresent(Distinct.class));
    }

    private static <A extends Annotation> @Nullable A mark(AnnotatedType type, Class<A> mark) {
        A found = type.getAnnotation(mark);
        return found == null && type instanceof AnnotatedArrayType array
                ? array.getAnnotatedGenericComponentType().getAnnotation(mark)
                : found;
    }
}
