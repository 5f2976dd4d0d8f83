package io.netbench.analysis.fabric;

import static io.netbench.analysis.fabric.JudgedFabric.at;
import static io.netbench.analysis.fabric.JudgedFabric.hosts;
import static io.netbench.analysis.fabric.JudgedFabric.judge;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Fabrics in which flows of healthy pairs meet by chance. */
class SharedUplinksTest {

    private final Random random = new Random(29);

    /** Flows that share an uplink of one host's rate have 1, a half, a third of it, and these look like two levels. */
    @Test
    void shouldNameAHostAtHalfRateWhereFlowsMeetOnUplinksAsFastAsHosts() {
        Random collisions = new Random(5);
        double[][] shares = new double[64][64];
        for (double[] row : shares) {
            Arrays.setAll(row, sink -> {
                double chance = collisions.nextDouble();
                return chance < 0.39 ? 1 : chance < 0.78 ? 1.0 / 2 : chance < 0.95 ? 1.0 / 3 : 1.0 / 4;
            });
        }
        FabricVerdict verdict = judge(
                hosts(64, host -> 0),
                (source, sink) -> at(Math.min(shares[source][sink], source == 7 || sink == 7 ? 0.5 : 1), random),
                (source, sink) -> at(source == 7 || sink == 7 ? 0.5 : 1, random));

        assertEquals(1, verdict.findings().size(), verdict::toString);
        assertEquals(CauseKind.HOST, verdict.findings().get(0).kind());
        assertEquals(List.of("h7"), verdict.findings().get(0).sources());
    }
}
