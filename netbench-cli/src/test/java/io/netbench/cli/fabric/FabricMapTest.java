package io.netbench.cli.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.fabric.PairFigures;
import io.netbench.analysis.fabric.PairMeasurements;
import io.netbench.cli.terminal.Screen;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FabricMapTest {

    private static final double WELL = 1.25e9;

    @Test
    void shouldShowEveryPairOf64HostsOnAWideScreen() {
        List<String> lines = map(64, 400, List.of(), (source, sink) -> source == 3 ? 0.4 : 1);

        assertTrue(lines.get(0).startsWith("goodput of each pair"), lines.get(0));
        assertEquals(64 + 2, lines.size());
        assertEquals(63, lines.get(5).chars().filter(c -> c == '*').count(), lines.get(5));
        assertEquals(0, lines.get(6).chars().filter(c -> c == '*').count(), lines.get(6));
    }

    @Test
    void shouldShowGroupsThatWereNamedWhereItIsTooNarrow() {
        List<String> groups =
                IntStream.range(0, 64).mapToObj(host -> "r" + host / 16).toList();
        List<String> lines =
                map(64, 80, groups, (source, sink) -> source / 16 == 1 && sink / 16 == 2 ? 0.5 : source == 3 ? 0.4 : 1);

        assertTrue(lines.get(0).startsWith("median of the pairs between groups"), lines.get(0));
        assertEquals(
                "* is under 80 % of it, ! has single pairs that are",
                lines.get(1).strip());
        assertEquals(List.of("r0", "r1", "r2", "r3"), words(lines.get(2)));
        assertEquals(List.of("r0", "100!", "100!", "100!", "100!"), words(lines.get(3)));
        assertEquals(List.of("r1", "100", "100", "50*", "100"), words(lines.get(4)));
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("the 20 slowest of 64 hosts")), lines::toString);
    }

    @Test
    void shouldShowHostsThatFollowOneAnotherWhereNobodyNamedGroups() {
        List<String> lines = map(1000, 120, List.of(), (source, sink) -> sink >= 900 ? 0.5 : 1);

        List<String> heading = words(lines.get(2));
        assertTrue(heading.size() >= 6, heading::toString);
        assertTrue(heading.get(0).startsWith("h[0-"), heading::toString);
        assertTrue(lines.get(3).strip().endsWith("*"), lines.get(3));
        assertTrue(lines.stream().allMatch(line -> line.length() <= 120), lines::toString);
    }

    private static List<String> words(String line) {
        return List.of(line.strip().split(" +"));
    }

    private static List<String> map(
            int hosts, int width, List<String> groups, ToDoubleBiFunction<Integer, Integer> level) {
        PairMeasurements.Builder pairs = PairMeasurements.builder(hosts);
        for (int source = 0; source < hosts; source++) {
            for (int sink = 0; sink < hosts; sink++) {
                if (source != sink) {
                    pairs.add(source, sink, PairFigures.ofGoodput(WELL * level.applyAsDouble(source, sink)));
                }
            }
        }
        List<String> names =
                IntStream.range(0, hosts).mapToObj(host -> "h" + host).toList();
        return new FabricMap(names, groups, pairs.build(), new Screen(width, true, false)).lines();
    }
}
