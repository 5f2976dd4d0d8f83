package io.netbench.control;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Reads what {@link RecordWriter} wrote. Whatever the bytes say, it makes nothing but what the records' declarations call
 * for, and no collection with more elements than there are bytes left.
 */
final class RecordReader {

    /** Lists get room for more when their elements are really there. */
    private static final int FIRST_CAPACITY = 64;

    private final CodedInputStream in;
    private final int totalBytes;

    RecordReader(CodedInputStream in, int totalBytes) {
        this.in = in;
        this.totalBytes = totalBytes;
    }

    Object read(Type type) throws IOException {
        if (type instanceof Class<?> primitive && primitive.isPrimitive()) {
            return readSimple(primitive);
        }
        if (type == OptionalLong.class) {
            return in.readBool() ? OptionalLong.of(in.readSInt64()) : OptionalLong.empty();
        }
        if (type == OptionalInt.class) {
            return in.readBool() ? OptionalInt.of(in.readSInt32()) : OptionalInt.empty();
        }
        boolean optional = type instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
        if (!in.readBool()) {
            return optional ? Optional.empty() : null;
        }
        if (type instanceof ParameterizedType generic) {
            return readGeneric(generic);
        }
        Class<?> simple = (Class<?>) type;
        return simple.isRecord() ? readRecord(simple) : readSimple(simple);
    }

    private Object readGeneric(ParameterizedType type) throws IOException {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return Optional.ofNullable(read(arguments[0]));
        }
        int count = readCount();
        if (type.getRawType() == List.class) {
            List<Object> list = roomFor(count);
            for (int i = 0; i < count; i++) {
                list.add(read(arguments[0]));
            }
            return list;
        }
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            Object key = read(arguments[0]);
            map.put(key, read(arguments[1]));
        }
        return map;
    }

    /** How many elements follow. */
    int readCount() throws IOException {
        int count = in.readUInt32();
        if (count < 0 || count > totalBytes - in.getTotalBytesRead()) {
            throw new IOException("more elements than bytes: " + count);
        }
        return count;
    }

    /** A list that is to get so many elements, if they are really there. */
    static <T> List<T> roomFor(int count) {
        return new ArrayList<>(Math.min(count, FIRST_CAPACITY));
    }

    private Object readRecord(Class<?> type) throws IOException {
        RecordShape shape = RecordShape.of(type);
        Object[] values = new Object[shape.components().size()];
        for (int i = 0; i < values.length; i++) {
            RecordComponent component = shape.components().get(i);
            values[i] = read(component.getGenericType());
        }
        return shape.create(values);
    }

    private Object readSimple(Class<?> type) throws IOException {
        if (type == Long.class || type == long.class) {
            return in.readSInt64();
        } else if (type == Integer.class || type == int.class) {
            return in.readSInt32();
        } else if (type == Double.class || type == double.class) {
            return in.readDouble();
        } else if (type == Boolean.class || type == boolean.class) {
            return in.readBool();
        } else if (type == String.class) {
            return in.readStringRequireUtf8();
        } else if (type.isEnum()) {
            return constant(type, in.readStringRequireUtf8());
        }
        throw new IllegalArgumentException("records of messages can't hold a " + type);
    }

    private static Object constant(Class<?> type, String name) throws IOException {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IOException("no constant " + name);
    }
}
