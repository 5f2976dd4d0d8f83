package io.netbench.analysis.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A thousand hosts, all pairs and the quick ones: 10 s and 1 GiB each. */
@Tag("scale")
class FabricScaleTest {

    private static final int HOSTS = 1000;
    private static final double LIMIT_S = 10;
    private static final long LIMIT_BYTES = 1L << 30;

    @Test
    void shouldJudgeAMillionPairsInTime() {
        shouldJudge(distance -> distance + 1, HOSTS * (HOSTS - 1));
    }

    @Test
    void shouldJudgeTheQuickPairsInTime() {
        shouldJudge(distance -> distance * 2, 10 * HOSTS);
    }

    private static void shouldJudge(IntUnaryOperator next, int pairs) {
        Random random = new Random(3);
        PairMeasurements.Builder first = PairMeasurements.builder(HOSTS);
        for (int distance = 1; distance < HOSTS; distance = next.applyAsInt(distance)) {
            first.nextRound();
            for (int source = 0; source < HOSTS; source++) {
                int sink = (source + distance) % HOSTS;
                double level = source % 20 == 7 ? 0.8 : 1;
                double noise = 0.03 * random.nextGaussian();
                first.add(source, sink, PairFigures.ofGoodput(1e10 * level * (1 + noise)));
            }
        }
        PairMeasurements all = first.build();
        List<FabricHost> hosts = new ArrayList<>();
        for (int host = 0; host < HOSTS; host++) {
            hosts.add(new FabricHost("h" + host, "leaf-" + host / 32, 0, HostEvidence.NONE));
        }

        long start = System.nanoTime();
        FabricAnalysis analysis = new FabricAnalysis(
                new FabricHosts(hosts), all, PairMeasurements.builder(HOSTS).build(), FabricLimits.NONE);
        RepeatPlan plan = analysis.next(List.of());
        FabricVerdict verdict = analysis.verdict(List.of(), List.of());
        double tookS = (System.nanoTime() - start) / 1e9;
        System.gc();
        long bytes = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();

        System.out.printf("%,d pairs: %.1f s, %,d MiB held%n", all.size(), tookS, bytes >> 20);
        assertEquals(pairs, all.size());
        assertEquals(pairs, verdict.pairs());
        assertTrue(!plan.isEmpty(), "fifty slow hosts are suspects");
        assertTrue(tookS < LIMIT_S, () -> "took " + tookS + " s");
        assertTrue(bytes < LIMIT_BYTES, () -> "holds " + bytes + " bytes");
    }
}
