package io.netbench.control;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Writes the values of records as {@link RecordReader} reads them. */
final class RecordWriter {

    private RecordWriter() {}

    static void write(CodedOutputStream out, Type type, Object value) throws IOException {
        if (type instanceof Class<?> simple && simple.isPrimitive()) {
            writeSimple(out, value);
            return;
        }
        Object present = present(value);
        out.writeBoolNoTag(present != null);
        if (present == null) {
            return;
        }
        if (type instanceof ParameterizedType generic) {
            writeGeneric(out, generic, present);
        } else if (present instanceof Record tree) {
            for (RecordComponent component : RecordShape.of(tree.getClass()).components()) {
                write(out, component.getGenericType(), RecordShape.valueOf(component, tree));
            }
        } else {
            writeSimple(out, present);
        }
    }

    /** What an optional holds, or the value itself; {@code null} where there is nothing. */
    private static Object present(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.orElse(null);
        }
        if (value instanceof OptionalLong number) {
            return number.isPresent() ? (Long) number.getAsLong() : null;
        }
        if (value instanceof OptionalInt number) {
            return number.isPresent() ? (Integer) number.getAsInt() : null;
        }
        return value;
    }

    private static void writeGeneric(CodedOutputStream out, ParameterizedType type, Object value) throws IOException {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            write(out, arguments[0], value);
        } else if (value instanceof List<?> list) {
            out.writeUInt32NoTag(list.size());
            for (Object element : list) {
                write(out, arguments[0], element);
            }
        } else {
            Map<?, ?> map = (Map<?, ?>) value;
            out.writeUInt32NoTag(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                write(out, arguments[0], entry.getKey());
                write(out, arguments[1], entry.getValue());
            }
        }
    }

    @SuppressWarnings("EnumOrdinal") // both ends are of one version: hello has seen to that
    private static void writeSimple(CodedOutputStream out, Object value) throws IOException {
        if (value instanceof Long number) {
            out.writeSInt64NoTag(number);
        } else if (value instanceof Integer number) {
            out.writeSInt32NoTag(number);
        } else if (value instanceof Double number) {
            out.writeDoubleNoTag(number);
        } else if (value instanceof Boolean flag) {
            out.writeBoolNoTag(flag);
        } else if (value instanceof String text) {
            out.writeStringNoTag(text);
        } else if (value instanceof Enum<?> constant) {
            out.writeStringNoTag(constant.name());
        } else {
            throw new IllegalArgumentException("records of messages can't hold a " + value.getClass());
        }
    }
}
