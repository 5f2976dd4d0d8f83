package io.netbench.analysis.contention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.sweep.LoadFigures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ContentionTest {

    @Test
    void shouldTellWhatEachLoadLost() {
        Contention contention = Contention.of(
                alone(run(figures("bulk", 100, 10)), run(figures("small", 40, 2))),
                List.of(run(figures("bulk", 75, 20), figures("small", 20, 8))));

        assertEquals(0.75, contention.losses().get(0).kept().orElseThrow(), 1e-9);
        assertEquals(2, contention.losses().get(0).timesP50().orElseThrow(), 1e-9);
        assertEquals(0.5, contention.losses().get(1).kept().orElseThrow(), 1e-9);
        assertEquals(4, contention.losses().get(1).timesP99().orElseThrow(), 1e-9);
    }

    @Test
    void shouldBeFairWhenAllKeepTheSamePart() {
        Contention contention = Contention.of(
                alone(run(figures("bulk", 100, 10)), run(figures("small", 10, 2))),
                List.of(run(figures("bulk", 50, 20), figures("small", 5, 8))));

        assertEquals(1, contention.fairness().orElseThrow(), 1e-9);
    }

    @Test
    void shouldTakeTheMedianOfRepeats() {
        Contention contention = Contention.of(
                alone(run(figures("bulk", 100, 10)), run(figures("small", 10, 2))),
                List.of(
                        run(figures("bulk", 10, 20), figures("small", 5, 8)),
                        run(figures("bulk", 60, 20), figures("small", 5, 8)),
                        run(figures("bulk", 50, 20), figures("small", 5, 8))));

        assertEquals(50, contention.losses().get(0).togetherBytesPerS().orElseThrow(), 1e-9);
    }

    @Test
    void shouldShowPortsThatSeveralLoadsNeededAndNoOthers() {
        Contention contention = Contention.of(
                alone(
                        new Contention.Run(List.of(figures("bulk", 100, 10)), List.of(flow("h1", true, "bulk", 100))),
                        new Contention.Run(
                                List.of(figures("small", 40, 2)),
                                List.of(flow("h1", true, "small", 20), flow("h2", true, "small", 20)))),
                List.of(new Contention.Run(
                        List.of(figures("bulk", 75, 20), figures("small", 45, 8)),
                        List.of(
                                flow("h1", true, "bulk", 75),
                                flow("h1", true, "small", 25),
                                flow("h1", false, "small", 5),
                                flow("h2", true, "small", 20)))));

        assertEquals(1, contention.ports().size());
        SharedPort port = contention.ports().get(0);
        assertTrue(port.into());
        assertEquals(100, port.wireBytesPerS(), 1e-9);
        assertEquals(100, port.mostAloneBytesPerS(), 1e-9);
        assertEquals(0.25, port.shareOf(port.together().get(1)), 1e-9);
    }

    @Test
    void shouldNotTellWhatIsUnknown() {
        Contention contention = Contention.of(
                alone(run(figures("bulk", 100, 10)), new Contention.Run(List.of(), List.of())),
                List.of(run(figures("bulk", 75, 20), figures("small", 20, 8))));

        assertEquals(OptionalDouble.empty(), contention.losses().get(1).kept());
        assertEquals(OptionalDouble.empty(), contention.fairness());
    }

    private static Map<String, List<Contention.Run>> alone(Contention.Run bulk, Contention.Run small) {
        Map<String, List<Contention.Run>> alone = new LinkedHashMap<>();
        alone.put("bulk", List.of(bulk));
        alone.put("small", List.of(small));
        return alone;
    }

    private static Contention.Run run(LoadFigures... figures) {
        return new Contention.Run(List.of(figures), List.of());
    }

    private static PortFlow flow(String endpoint, boolean into, String load, double bytesPerS) {
        return new PortFlow(endpoint, into, load, bytesPerS, bytesPerS);
    }

    private static LoadFigures figures(String load, double bytesPerS, long p50Ns) {
        return new LoadFigures(
                load,
                OptionalDouble.of(bytesPerS),
                OptionalLong.of(p50Ns),
                OptionalLong.of(p50Ns),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
    }
}
