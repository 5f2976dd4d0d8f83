package io.netbench.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.control.AgentSeat;
import io.netbench.plan.AllowedPeers;
import io.netbench.plan.ArrivalPhase;
import io.netbench.plan.DataPlan;
import io.netbench.plan.Endpoint;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.RunPlan;
import io.netbench.plan.Schedule;
import io.netbench.plan.SocketPlan;
import io.netbench.plan.Topology;
import io.netbench.time.Clock;
import io.netbench.transport.Availability;
import io.netbench.transport.LoopWork;
import io.netbench.transport.StubTransport;
import io.netbench.transport.Transport;
import io.netbench.transport.Transports;
import java.net.InetAddress;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ShareChoiceTest {

    private static final long SECOND = 1_000_000_000L;
    private static final AgentSeat SEAT = new AgentSeat(0, 1, false);
    private static final Transport USUAL = new StubTransport("usual", 2, Availability.YES);
    private static final Transport BATCHING = new StubTransport("batching", 1, Availability.YES) {
        @Override
        public int preference(LoopWork work) {
            return work.endsPerLoop() >= 32 && work.largestUnitBytes() < 65_536 ? 3 : preference();
        }
    };
    private static final Transports BOTH = Transports.of(USUAL, BATCHING);

    @Test
    void shouldTakeTheTransportThatSuitsTheLoadAndSaySo() {
        ShareChoice choice = choice(DataPlan.AUTO, 4096);

        assertSame(BATCHING, choice.transport());
        assertTrue(
                choice.choices().contains("batching, since its loops have many connections with small blocks"),
                () -> choice.choices().toString());
    }

    @Test
    void shouldTakeTheUsualTransportForLargeBlocksAndSayNothing() {
        ShareChoice choice = choice(DataPlan.AUTO, 1 << 20);

        assertSame(USUAL, choice.transport());
        assertFalse(choice.choices().toString().contains("usual"));
    }

    @Test
    void shouldFallBackOnTheUsualTransportAndSaySo() {
        ShareChoice instead =
                choice(DataPlan.AUTO, 4096).withUsualTransport(BOTH).orElseThrow();

        assertSame(USUAL, instead.transport());
        assertTrue(
                instead.choices().contains("usual, since the kernel has no room for batching"),
                () -> instead.choices().toString());
    }

    @Test
    void shouldNotFallBackFromWhatWasAskedFor() {
        assertTrue(choice("batching", 4096).withUsualTransport(BOTH).isEmpty());
        assertTrue(choice(DataPlan.AUTO, 1 << 20).withUsualTransport(BOTH).isEmpty());
    }

    private static ShareChoice choice(String transport, long blockBytes) {
        AgentSettings settings = new AgentSettings(
                BOTH,
                Clock.system(),
                DataPorts.free(InetAddress.getLoopbackAddress()),
                AllowedPeers.all(),
                AgentLimits.forThisJvm());
        LinkLoad carries = new LinkLoad(blockBytes, 1, 1_000, 1, OptionalLong.empty(), OptionalLong.empty());
        Load load = new Load(
                Pattern.INCAST,
                Mode.PUSH,
                Topology.MESH,
                false,
                OptionalLong.empty(),
                ArrivalPhase.SPREAD,
                List.of(new LinkPlan(0, 0, 1, carries)));
        RunPlan plan = new RunPlan(
                "0".repeat(32),
                1,
                List.of(new Endpoint(0, "source", 0), new Endpoint(1, "sink", 1)),
                List.of(load),
                new Schedule(0, OptionalLong.of(SECOND), SECOND / 100, SECOND, SECOND, SECOND, SECOND),
                new DataPlan(transport, OptionalInt.of(4), SocketPlan.DEFAULT, false));
        ShareChoice choice = ShareChoice.of(settings, plan, SEAT);
        assertEquals(4, choice.loops().loops());
        return choice;
    }
}
