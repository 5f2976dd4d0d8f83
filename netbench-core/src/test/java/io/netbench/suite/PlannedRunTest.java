package io.netbench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.plan.DataPlan;
import io.netbench.plan.HostList;
import io.netbench.plan.LinkSettings;
import io.netbench.plan.LoadRequest;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.ProbeKind;
import io.netbench.plan.ProbeRequest;
import io.netbench.plan.RoleRequest;
import io.netbench.plan.RunRequest;
import io.netbench.plan.SocketPlan;
import io.netbench.plan.TimingRequest;
import io.netbench.plan.Topology;
import io.netbench.suite.sweep.Sweep;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannedRunTest {

    /**
     * A load of 3 s, 1 s of which is warm-up, and 0.5 s on the way to each run. Beside it: 2 s before and after, a trial of the
     * lines of 0.8 s, and each of its links alone for 0.25 s, before and after.
     */
    @ParameterizedTest
    @CsvSource(textBlock = """
            1, 2,   none,    3500
            1, 2,   foreign, 7500
            1, 2,   self,    5500
            1, 2,   both,    9500
            a, 'b,c', none,    3500
            a, 'b,c', foreign, 8800
            a, 'b,c', self,    5500
            a, 'b,c', both,    10800
            """)
    void shouldCountWhatIsRunBesideTheLoad(String servers, String clients, String probes, long ms) {
        Set<ProbeKind> kinds =
                switch (probes) {
                    case "none" -> Set.of();
                    case "foreign" -> Set.of(ProbeKind.FOREIGN);
                    case "self" -> Set.of(ProbeKind.SELF);
                    default -> Set.of(ProbeKind.FOREIGN, ProbeKind.SELF);
                };
        RoleRequest roles = new RoleRequest(
                Pattern.INCAST,
                Mode.PUSH,
                Topology.MESH,
                Optional.of(HostList.parse(servers)),
                Optional.of(HostList.parse(clients)));
        TimingRequest timing = new TimingRequest(
                OptionalLong.of(1_000_000_000L),
                OptionalLong.of(2_000_000_000L),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
        DataPlan data = new DataPlan(DataPlan.AUTO, OptionalInt.empty(), SocketPlan.DEFAULT, false, false);
        RunRequest request = new RunRequest(LoadRequest.of(roles, LinkSettings.NONE), timing, data, 1);
        if (!kinds.isEmpty()) {
            request = request.with(
                    Optional.of(new ProbeRequest(kinds, List.of(), 100, 2_000_000_000L, OptionalInt.empty())));
        }

        PlannedRun run = SeriesPhase.of("run", new Sweep(List.of(), 1, Sweep.Fixed.FRAGMENT), request)
                .runs()
                .get(0);

        assertEquals(ms * 1_000_000, run.estimatedNs());
    }
}
