package io.netbench.iperf3.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.dataplane.DataPlane;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OtherPlaneTest {

    /** What has a default would else be forgotten without a word, as soon as there is one more. */
    @Test
    void shouldHandOnEverythingThatADataPlaneCanBeAsked() {
        List<String> left = Stream.of(DataPlane.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method ->
                        Stream.of(OtherPlane.class.getDeclaredMethods()).noneMatch(own -> isSame(own, method)))
                .map(Method::getName)
                .toList();

        assertEquals(List.of(), left);
    }

    private static boolean isSame(Method one, Method other) {
        return one.getName().equals(other.getName())
                && Arrays.equals(one.getParameterTypes(), other.getParameterTypes());
    }
}
