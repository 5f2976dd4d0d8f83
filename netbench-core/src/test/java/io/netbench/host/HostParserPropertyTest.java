package io.netbench.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netbench.host.proc.Figures;
import io.netbench.host.proc.Mount;
import io.netbench.host.proc.NumberRanges;
import io.netbench.host.proc.Numbers;
import io.netbench.host.proc.UnreadableException;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

class HostParserPropertyTest {

    @Property
    void shouldCountAsManyNumbersAsTheListWasMadeOf(
            @ForAll @NotEmpty @Size(max = 40) Set<@IntRange(min = 0, max = 200) Integer> numbers) throws Exception {
        assertEquals(numbers.size(), NumberRanges.count("/sys/x", kernelList(new TreeSet<>(numbers))));
    }

    @Property
    void shouldReadAnUnsignedNumberOf64Bits(@ForAll long bits) throws Exception {
        assertEquals(bits, Numbers.parseUnsigned("/proc/x", Long.toUnsignedString(bits)));
    }

    @Property
    void shouldReadBackAnyNumbers(@ForAll long[] numbers) throws Exception {
        String line = Arrays.stream(numbers).mapToObj(Long::toString).collect(Collectors.joining(" \t"));
        if (numbers.length > 0) {
            assertArrayEquals(numbers, Numbers.parseAll("/proc/x", line, numbers.length));
        }
        assertThrows(UnreadableException.class, () -> Numbers.parseAll("/proc/x", line, numbers.length + 1));
    }

    /** Whatever stands in a file, a parser gives a figure or a printable reason of one line, and nothing else. */
    @Property
    void shouldGiveAFigureOrAReasonForAnyText(@ForAll String text) {
        assertFigureOrReason(() -> Numbers.parse("/proc/x", text));
        assertFigureOrReason(() -> Numbers.parseInt("/proc/x", text));
        assertFigureOrReason(() -> NumberRanges.count("/proc/x", text));
        assertFigureOrReason(() -> Numbers.parseAll("/proc/x", text, 3));
        Mount.parse(text);
        Mount.parse(text + " - " + text);
    }

    private static void assertFigureOrReason(Figures.Source<?> source) {
        try {
            source.read();
        } catch (UnreadableException e) {
            assertEquals("", e.getMessage().replaceAll("[\\x20-\\x7e]", ""));
        }
    }

    private static String kernelList(SortedSet<Integer> numbers) {
        StringBuilder list = new StringBuilder();
        for (int first : numbers) {
            if (numbers.contains(first - 1)) {
                continue;
            }
            int last = first;
            while (numbers.contains(last + 1)) {
                last++;
            }
            list.append(list.isEmpty() ? "" : ",").append(first == last ? "" + first : first + "-" + last);
        }
        return list.toString();
    }
}
