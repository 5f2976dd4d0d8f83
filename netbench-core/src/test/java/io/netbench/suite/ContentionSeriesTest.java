package io.netbench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.plan.ArrivalPhase;
import io.netbench.plan.DataPlan;
import io.netbench.plan.DataProtocol;
import io.netbench.plan.DatagramOffloads;
import io.netbench.plan.KeepAlive;
import io.netbench.plan.LinkOverride;
import io.netbench.plan.LinkSettings;
import io.netbench.plan.LoadRequest;
import io.netbench.plan.LoadSpan;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.PlanException;
import io.netbench.plan.ProbeKind;
import io.netbench.plan.ProbeRequest;
import io.netbench.plan.RoleRequest;
import io.netbench.plan.RunPlan;
import io.netbench.plan.RunRequest;
import io.netbench.plan.SocketKnobs;
import io.netbench.plan.SocketPlan;
import io.netbench.plan.Thresholds;
import io.netbench.plan.TimingRequest;
import io.netbench.plan.Topology;
import io.netbench.suite.sweep.Sweep;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContentionSeriesTest {

    private static final SocketPlan SOCKETS = new SocketPlan(
            OptionalInt.of(65_536),
            OptionalInt.empty(),
            OptionalInt.of(1400),
            Optional.of("cubic"),
            OptionalInt.of(10),
            new SocketKnobs(
                    OptionalLong.of(1_000_000_000),
                    OptionalLong.of(16_384),
                    OptionalLong.of(50_000),
                    Optional.of(KeepAlive.parse("10s/1s/5")),
                    OptionalLong.of(1_000_000),
                    true));

    private static final DatagramOffloads OFFLOADS = new DatagramOffloads(Optional.empty(), Optional.of(true));

    private static LoadRequest load(Pattern pattern, String settings) {
        return LoadRequest.of(
                new RoleRequest(pattern, Mode.PUSH, Topology.MESH, Optional.empty(), Optional.empty()),
                settings.isEmpty() ? LinkSettings.NONE : LinkSettings.parse(settings));
    }

    private static List<RunPlan> plans(Optional<ProbeRequest> probes, DataPlan data, LoadRequest... loads) {
        RunRequest request = new RunRequest(List.of(loads), Thresholds.NONE, TimingRequest.DEFAULT, data, 1);
        return ContentionSeries.order(request.with(probes), new Sweep(List.of(), 1, Sweep.Fixed.FRAGMENT))
                .runs()
                .map(PlannedRun::plan)
                .toList();
    }

    @Test
    void shouldLeaveOutAloneWhatOnlyTheOtherLoadHasAUseFor() {
        DataPlan data = new DataPlan(DataPlan.AUTO, OptionalInt.empty(), SOCKETS, false, false, OFFLOADS);

        List<RunPlan> plans = plans(
                Optional.empty(),
                data,
                load(Pattern.INCAST, ""),
                load(Pattern.BROADCAST, "rate=1g").over(DataProtocol.UDP));

        SocketPlan ofDatagrams = new SocketPlan(
                OptionalInt.of(65_536),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalInt.of(10),
                new SocketKnobs(
                        OptionalLong.of(1_000_000_000),
                        OptionalLong.empty(),
                        OptionalLong.of(50_000),
                        Optional.empty(),
                        OptionalLong.empty(),
                        false));
        assertEquals(data.with(DatagramOffloads.AUTO), plans.get(0).data());
        assertEquals(data.withSocket(ofDatagrams), plans.get(1).data());
        assertEquals(data, plans.get(2).data());
    }

    @Test
    void shouldRefuseWhatNoLoadHasAUseFor() {
        DataPlan data = new DataPlan(DataPlan.AUTO, OptionalInt.empty(), SocketPlan.DEFAULT, false, false, OFFLOADS);

        PlanException refused = assertThrows(
                PlanException.class,
                () -> plans(Optional.empty(), data, load(Pattern.INCAST, ""), load(Pattern.BROADCAST, "")));

        assertTrue(refused.getMessage().startsWith("{gro}: datagrams alone have this"), refused::getMessage);
    }

    @Test
    void shouldTimeTheOperationsOfLoadsThatHaveSuch() {
        DataPlan data = new DataPlan(DataPlan.AUTO, OptionalInt.empty(), SocketPlan.DEFAULT, false, false);
        LoadRequest timed = load(Pattern.INCAST, "");
        LoadRequest stream = load(Pattern.BROADCAST, "response-size=0");
        ProbeRequest self = new ProbeRequest(Set.of(ProbeKind.SELF), List.of(), 10, 500_000_000L, OptionalInt.empty());
        ProbeRequest both = new ProbeRequest(
                Set.of(ProbeKind.SELF, ProbeKind.FOREIGN), List.of(), 10, 500_000_000L, OptionalInt.empty());
        ProbeRequest any = new ProbeRequest(Set.of(), List.of(), 10, 500_000_000L, OptionalInt.empty());

        assertEquals(
                List.of(Set.of(ProbeKind.SELF), Set.of(), Set.of(ProbeKind.SELF)),
                kinds(plans(Optional.of(self), data, timed, stream)));
        assertEquals(
                List.of(both.kinds(), Set.of(ProbeKind.FOREIGN), both.kinds()),
                kinds(plans(Optional.of(both), data, timed, stream)));
        assertEquals(
                List.of(both.kinds(), Set.of(ProbeKind.FOREIGN), both.kinds()),
                kinds(plans(Optional.of(any), data, timed, stream)));
    }

    /** What counts is what its links carry in the end, not what was asked for of most. */
    @Test
    void shouldNotTimeOperationsOfALoadWhoseLinksAreAllMadeStreams() {
        DataPlan data = new DataPlan(DataPlan.AUTO, OptionalInt.empty(), SocketPlan.DEFAULT, false, false);
        LoadRequest timed = load(Pattern.INCAST, "");
        LoadRequest streams = new LoadRequest(
                Optional.empty(),
                new RoleRequest(Pattern.BROADCAST, Mode.PUSH, Topology.MESH, Optional.empty(), Optional.empty()),
                LinkSettings.NONE,
                List.of(LinkOverride.parse("*/*:response-size=0")),
                false,
                OptionalLong.empty(),
                ArrivalPhase.SPREAD,
                LoadSpan.WHOLE,
                Thresholds.NONE);
        ProbeRequest self = new ProbeRequest(Set.of(ProbeKind.SELF), List.of(), 10, 500_000_000L, OptionalInt.empty());

        assertEquals(
                List.of(Set.of(ProbeKind.SELF), Set.of(), Set.of(ProbeKind.SELF)),
                kinds(plans(Optional.of(self), data, timed, streams)));
    }

    private static List<Set<ProbeKind>> kinds(List<RunPlan> plans) {
        return plans.stream()
                .map(plan -> plan.probes().map(ProbeRequest::kinds).orElse(Set.of()))
                .toList();
    }
}
