package io.netbench.cli.report;

import io.netbench.result.RunResult;
import io.netbench.text.PlainText;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Results whose every text can be shown: what a report is made of, before it is laid out and styled. */
final class PlainResult {

    private PlainResult() {}

    /** The result itself if all of its texts are plain, else one with these replaced. */
    static RunResult of(RunResult result) {
        return (RunResult) plain(result);
    }

    private static Object plain(Object value) {
        if (value instanceof String text) {
            return PlainText.of(text);
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(PlainResult::plain);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(PlainResult::plain).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> plain = new LinkedHashMap<>();
            map.forEach((key, part) -> plain.put(plain(key), plain(part)));
            return plain;
        }
        return value instanceof Record record ? plain(record) : value;
    }

    private static Record plain(Record record) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Object[] parts = new Object[components.length];
        boolean isPlain = true;
        try {
            for (int i = 0; i < parts.length; i++) {
                Object part = components[i].getAccessor().invoke(record);
                parts[i] = plain(part);
                isPlain &= Objects.equals(part, parts[i]);
            }
            Class<?>[] types =
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return isPlain
                    ? record
                    : record.getClass().getDeclaredConstructor(types).newInstance(parts);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("a record that refuses its own figures: " + record.getClass(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the records of results are public", e);
        }
    }
}
