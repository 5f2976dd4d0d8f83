package io.netbench.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The trial before probes; which pairs it tries is told by the tests of those. */
class TrialPlannerTest {

    private static final ProbeRequest PROBES =
            new ProbeRequest(Set.of(ProbeKind.FOREIGN), List.of(), 100, 2_000_000_000L, OptionalInt.empty());

    private static RunPlan trial(RunPlan load) {
        return TrialPlanner.plan(load, ProbePlanner.plan(load, PROBES, Requests.RUN_ID), Requests.RUN_ID);
    }

    @Test
    void shouldLastAsLongAsItSays() {
        RunPlan load = Requests.plan(Requests.roles(Pattern.INCAST, Mode.PUSH, Topology.MESH, "h1", "h[2-9]"));

        Schedule schedule = trial(load).schedule();

        assertTrue(schedule.warmupNs() > 0, "links come up first");
        assertEquals(
                TrialPlanner.LASTS_NS,
                schedule.warmupNs() + schedule.durationNs().orElseThrow());
        assertEquals(load.schedule().drainNs(), schedule.drainNs());
        assertEquals(load.schedule().connectNs(), schedule.connectNs());
    }

    /** Whatever there is in the load: each pair once, under numbers of its own, over one connection, without answers. */
    @Property(tries = 50)
    void shouldNumberLinksAndLoadsAnew(
            @ForAll @IntRange(min = 1, max = 12) int servers,
            @ForAll @IntRange(min = 1, max = 12) int clients,
            @ForAll Mode mode) {
        RunPlan load = Planner.plan(
                new RunRequest(
                        List.of(
                                LoadRequest.of(Requests.roles(
                                        Pattern.INCAST,
                                        mode,
                                        Topology.MESH,
                                        "s[1-" + servers + "]",
                                        "c[1-" + clients + "]")),
                                LoadRequest.of(Requests.roles(Pattern.BROADCAST, mode, Topology.MESH, "a", "d[1-2]"))),
                        Thresholds.NONE,
                        TimingRequest.DEFAULT,
                        Requests.DATA,
                        1),
                Requests.RUN_ID);

        RunPlan trial = trial(load);

        assertEquals(servers * clients + 2, new HashSet<>(Requests.links(trial)).size());
        List<LinkPlan> links = trial.links();
        for (int i = 0; i < links.size(); i++) {
            LinkPlan link = links.get(i);
            assertEquals(i, link.id());
            assertEquals(link.loadId(), trial.loadOf(link).id());
            assertTrue(link.load().isStream(), link::toString);
            assertEquals(1, link.load().connections());
        }
        assertEquals(2, trial.loads().stream().map(Load::name).distinct().count());
        assertEquals(load.seed(), trial.seed());
    }

    /** No end sends or gets more than 200 Mbit/s, and the one that has most of the links does so. */
    @Property(tries = 50)
    void shouldFillNoEndFurtherThanItHasTo(
            @ForAll @IntRange(min = 1, max = 12) int servers, @ForAll @IntRange(min = 1, max = 12) int clients) {
        RunPlan load = Requests.plan(Requests.roles(
                Pattern.INCAST, Mode.PUSH, Topology.MESH, "s[1-" + servers + "]", "c[1-" + clients + "]"));

        RunPlan trial = trial(load);

        double most = 0;
        for (int end = 0; end < trial.endpoints().size(); end++) {
            int at = end;
            most = Math.max(
                    most,
                    bitsPerS(trial.links().stream()
                            .filter(link -> link.source() == at)
                            .toList()));
            most = Math.max(
                    most,
                    bitsPerS(trial.links().stream()
                            .filter(link -> link.sink() == at)
                            .toList()));
        }
        assertEquals(200e6, most, 100);
    }

    private static double bitsPerS(List<LinkPlan> links) {
        return links.stream()
                .mapToLong(link -> link.load().rateBitsPerS().orElseThrow())
                .sum();
    }
}
