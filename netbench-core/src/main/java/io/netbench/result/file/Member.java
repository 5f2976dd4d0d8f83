package io.netbench.result.file;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A member of the objects that a record type is written as.
 *
 * @param name in the document
 * @param type as the record declares it
 * @param component of the record
 */
record Member(String name, Type type, RecordComponent component) {

    private static final ClassValue<List<Member>> OF_TYPES = new ClassValue<>() {
        @Override
        protected List<Member> computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents()).map(Member::of).toList();
        }
    };

    /** The members of a record type, in its order. */
    static List<Member> of(Class<?> type) {
        return OF_TYPES.get(type);
    }

    private static Member of(RecordComponent component) {
        JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
        return new Member(
                given == null ? inSnakeCase(component.getName()) : given.value(),
                component.getGenericType(),
                component);
    }

    private static String inSnakeCase(String name) {
        return name.replaceAll("[A-Z]", "_$0").toLowerCase(Locale.ROOT);
    }

    /** Its value in a record. */
    Object in(Record parent) {
        try {
            return component.getAccessor().invoke(parent);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the accessors of results are public, and fail never", e);
        }
    }
}
