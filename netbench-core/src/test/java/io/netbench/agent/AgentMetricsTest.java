package io.netbench.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.agent.metrics.AgentMetrics;
import io.netbench.control.net.Refusal;
import io.netbench.control.proto.AgentMessage.KindCase;
import io.netbench.time.HandClock;
import io.netbench.traffic.LoadFlow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an agent tells Prometheus of its runs. */
@Timeout(20)
class AgentMetricsTest extends AgentRig {

    private static final String RECEIVED =
            "netbench_received_bytes_total{mode=\"push\",pattern=\"incast\",protocol=\"tcp\"}";
    private static final String SENT = "netbench_sent_bytes_total{mode=\"push\",pattern=\"incast\",protocol=\"tcp\"}";

    private final HandClock clock = new HandClock(0);
    private final AgentMetrics metrics = new AgentMetrics(RunLog.SILENT, clock);

    private static Map<String, Double> seriesOf(AgentMetrics metrics) {
        return new String(metrics.page().text().get(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.lastIndexOf(' ')),
                        line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1))));
    }

    private Map<String, Double> series() {
        return seriesOf(metrics);
    }

    private void flows(long run, long sent, long received) {
        metrics.flowed(run, List.of(new LoadFlow(0, sent, received)));
    }

    @Test
    void shouldCountWhatFlowsOnceAndTellHowFast() {
        metrics.began(1, Optional.empty());
        metrics.planned(1, plan(1, 0));
        clock.advance(SECOND_NS);
        flows(1, 500, 2_000);
        clock.advance(2 * SECOND_NS);
        flows(1, 900, 6_000);

        assertEquals(6_000, series().get(RECEIVED));
        assertEquals(900, series().get(SENT));
        assertEquals(2_000, series().get("netbench_receive_bytes_per_second"));
        assertEquals(200, series().get("netbench_send_bytes_per_second"));
        assertEquals(1, series().get("netbench_active_runs"));

        flows(1, 900, 5_000);
        assertEquals(6_000, series().get(RECEIVED), "a look that comes late takes nothing away");
        flows(1, 900, 6_500);
        assertEquals(6_500, series().get(RECEIVED), "nor has it counted twice");

        metrics.planned(1, plan(1, 0));
        flows(1, 10, 100);
        assertEquals(6_600, series().get(RECEIVED), "new connections begin at nothing");

        metrics.ended(1, Optional.empty());
        assertEquals(0, series().get("netbench_receive_bytes_per_second"));
        assertEquals(0, series().get("netbench_active_runs"));
        assertEquals(1, series().get("netbench_runs_total{outcome=\"complete\"}"));
    }

    /** Of a look that came too late one figure may be the newer one all the same. */
    @Test
    void shouldCountEachDirectionOnceInWhateverOrderLooksCome() {
        metrics.began(1, Optional.empty());
        metrics.planned(1, plan(1, 0));
        flows(1, 900, 6_000);
        flows(1, 950, 5_000);
        flows(1, 950, 6_000);
        flows(1, 960, 6_100);

        assertEquals(960, series().get(SENT));
        assertEquals(6_100, series().get(RECEIVED));
    }

    @Test
    void shouldTellHowRunsEndedAndWhoWasTurnedAway() {
        metrics.began(1, Optional.empty());
        metrics.ended(1, Optional.of("load: broken"));
        metrics.began(2, Optional.empty());
        metrics.lostCoordinator(2);
        metrics.ended(2, Optional.of("load: the coordinator is gone"));
        metrics.busy();
        for (Refusal why : Refusal.values()) {
            metrics.refused(why);
        }

        assertEquals(1, series().get("netbench_runs_total{outcome=\"failed\"}"));
        assertEquals(1, series().get("netbench_runs_total{outcome=\"coordinator_lost\"}"));
        assertEquals(1, series().get("netbench_lost_coordinators_total"));
        for (String reason : List.of("busy", "token", "address", "protocol")) {
            assertEquals(1, series().get("netbench_refusals_total{reason=\"" + reason + "\"}"), reason);
        }
    }

    @Test
    void shouldHaveTheSameSeriesHoweverManyRunsThereWere() {
        var first = seriesOf(metrics).keySet();
        for (long run = 1; run <= 1_000; run++) {
            metrics.began(run, Optional.empty());
            metrics.planned(run, plan(1, 0));
            flows(run, run, run);
            metrics.ended(run, run % 3 == 0 ? Optional.of("failure " + run) : Optional.empty());
        }

        assertEquals(first, series().keySet());
        assertEquals(500_500, series().get(RECEIVED));
    }

    @Test
    void shouldLookWhileBytesFlowAndOnceMoreAtTheEnd() {
        log = metrics;
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs + 2 * SECOND_NS, startNs + 5 * SECOND_NS));
        reportAt(startNs + 6 * SECOND_NS);

        runAgent();

        assertEquals(0, out.sent(KindCase.ERROR).size());
        assertTrue(plane.flowLooks() >= 5, () -> "looks: " + plane.flowLooks());
        assertEquals(plane.flowLooks() * FakePlane.FLOW_OF_A_LOOK, series().get(RECEIVED), "with the last look");
    }

    @Test
    void shouldNotLookWhereNobodyWantsToKnow() {
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs + 2 * SECOND_NS, startNs + 5 * SECOND_NS));
        reportAt(startNs + 6 * SECOND_NS);

        runAgent();

        assertEquals(0, plane.flowLooks());
        assertFalse(RunLog.SILENT.watchesFlow());
    }

    @Test
    void shouldTellOfACoordinatorThatIsGone() {
        log = metrics;
        coordinatorIsAlive = false;
        setUp();

        runAgent();

        assertEquals(1, series().get("netbench_lost_coordinators_total"));
    }
}
