package io.netbench.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.progress.Interval.LoadRate;
import io.netbench.coordinator.IntervalFigures;
import io.netbench.plan.ArrivalPhase;
import io.netbench.plan.DataPlan;
import io.netbench.plan.HostList;
import io.netbench.plan.LinkSettings;
import io.netbench.plan.LoadRequest;
import io.netbench.plan.LoadSpan;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.Planner;
import io.netbench.plan.RoleRequest;
import io.netbench.plan.RunPlan;
import io.netbench.plan.RunRequest;
import io.netbench.plan.SocketPlan;
import io.netbench.plan.Thresholds;
import io.netbench.plan.TimingRequest;
import io.netbench.plan.Topology;
import io.netbench.result.RunWindow.Phase;
import io.netbench.result.end.LinkInterval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadRatesTest {

    private static final long S = 1_000_000_000L;

    private static LoadRequest load(String name, int clients, LoadSpan span) {
        return new LoadRequest(
                Optional.of(name),
                new RoleRequest(
                        Pattern.INCAST,
                        Mode.PUSH,
                        Topology.MESH,
                        Optional.empty(),
                        Optional.of(new HostList.Local(clients))),
                LinkSettings.NONE,
                List.of(),
                false,
                OptionalLong.empty(),
                ArrivalPhase.SPREAD,
                span,
                Thresholds.NONE);
    }

    private static RunPlan plan(LoadRequest... loads) {
        OptionalLong no = OptionalLong.empty();
        return Planner.plan(
                new RunRequest(
                        List.of(loads),
                        Thresholds.NONE,
                        new TimingRequest(no, no, no, no, no, no, no),
                        new DataPlan(DataPlan.AUTO, OptionalInt.empty(), SocketPlan.DEFAULT, false, false),
                        1),
                "0123456789abcdef0123456789abcdef");
    }

    /** An interval of half a second, of which this many links are known, the n-th with n + 1 bytes. */
    private static IntervalFigures interval(int links) {
        List<LinkInterval> known = IntStream.range(0, links)
                .mapToObj(i -> new LinkInterval(i, i + 1L, null, null, null, null, null))
                .toList();
        return new IntervalFigures(0, S / 2, 0, 0, 0, links, List.of(), known, List.of());
    }

    private static IntervalPlaces.Place measured(long startNs, long endNs) {
        return new IntervalPlaces.Place(Phase.MEASURE, startNs, endNs);
    }

    @Test
    void shouldSumTheLinksOfEachLoad() {
        LoadRates rates = new LoadRates(plan(load("bulk", 2, LoadSpan.WHOLE), load("probe", 1, LoadSpan.WHOLE)));

        assertEquals(
                List.of(new LoadRate("bulk", 6), new LoadRate("probe", 6)), rates.of(interval(3), measured(0, S / 2)));
        assertEquals(List.of(), rates.of(interval(2), measured(0, S / 2)), "a link is not known");
    }

    @Test
    void shouldLeaveOutLoadsThatAreNotUnderWay() {
        LoadSpan middle = new LoadSpan(OptionalLong.of(2 * S), OptionalLong.of(4 * S));
        LoadRates rates = new LoadRates(plan(load("whole", 1, LoadSpan.WHOLE), load("middle", 1, middle)));

        assertEquals(
                1,
                rates.of(interval(2), new IntervalPlaces.Place(Phase.WARMUP, 0, S))
                        .size());
        assertEquals(1, rates.of(interval(2), measured(S, 2 * S)).size());
        assertEquals(
                2, rates.of(interval(2), measured(S + S / 2, 2 * S + S / 2)).size());
        assertEquals(2, rates.of(interval(2), measured(3 * S, 4 * S)).size());
        assertEquals(1, rates.of(interval(2), measured(4 * S, 5 * S)).size());
    }

    @Test
    void shouldCostAgentsNothingWhereThereIsOneLoadOrTooManyLinks() {
        assertFalse(LoadRates.areWorthTheirCost(plan(load("one", 4, LoadSpan.WHOLE))));
        assertTrue(LoadRates.areWorthTheirCost(plan(load("a", 4, LoadSpan.WHOLE), load("b", 4, LoadSpan.WHOLE))));
        assertFalse(LoadRates.areWorthTheirCost(plan(load("a", 256, LoadSpan.WHOLE), load("b", 1, LoadSpan.WHOLE))));
        assertEquals(List.of(), new LoadRates(plan(load("one", 1, LoadSpan.WHOLE))).of(interval(1), measured(0, S)));
    }
}
