package io.netbench.dataplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.agent.OneLink;
import io.netbench.control.AgentCoLocation;
import io.netbench.plan.AllowedPeers;
import io.netbench.plan.DataPlan;
import io.netbench.plan.RunPlan;
import io.netbench.plan.SendPath;
import io.netbench.plan.SocketPlan;
import io.netbench.time.Clock;
import io.netbench.transport.Availability;
import io.netbench.transport.Capabilities;
import io.netbench.transport.Capability;
import io.netbench.transport.LoopWork;
import io.netbench.transport.StubTransport;
import io.netbench.transport.Transport;
import io.netbench.transport.Transports;
import java.net.InetAddress;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResourceChoiceTest {

    private static final AgentCoLocation SEAT = new AgentCoLocation(0, 1, false);
    private static final Transport USUAL = new StubTransport("usual", 2, Availability.YES);
    private static final Transport BATCHING = new StubTransport("batching", 1, Availability.YES) {
        @Override
        public int preference(LoopWork work) {
            return work.endsPerLoop() >= 32 && work.largestUnitBytes() < 65_536 ? 3 : preference();
        }
    };
    private static final Transport DISCARDING = new StubTransport("discarding", 1, Availability.YES) {
        @Override
        public Capabilities capabilities() {
            return Capabilities.of(Capability.ZERO_COPY_RECEIVE);
        }
    };
    private static final Transport FILING = new StubTransport("filing", 1, Availability.YES) {
        @Override
        public Capabilities capabilities() {
            return Capabilities.of(Capability.FILE_SEND);
        }
    };
    private static final AgentSettings SETTINGS = settings(USUAL, BATCHING);

    @Test
    void shouldTakeTheTransportThatSuitsTheLoadAndSaySo() {
        ResourceChoice choice = choice(DataPlan.AUTO, 4096);

        assertSame(BATCHING, choice.transport());
        assertTrue(
                choice.choices().contains("batching, since its loops have many connections with small blocks"),
                () -> choice.choices().toString());
    }

    @Test
    void shouldTakeTheUsualTransportForLargeBlocksAndSayNothing() {
        ResourceChoice choice = choice(DataPlan.AUTO, 1 << 20);

        assertSame(USUAL, choice.transport());
        assertFalse(choice.choices().toString().contains("usual"));
    }

    @Test
    void shouldFallBackOnTheUsualTransportAndSaySo() {
        ResourceChoice instead = ResourceChoice.without(BATCHING, SETTINGS, plan(DataPlan.AUTO, 4096), SEAT)
                .orElseThrow();

        assertSame(USUAL, instead.transport());
        assertTrue(
                instead.choices().contains("usual, since the kernel has no room for batching"),
                () -> instead.choices().toString());
    }

    @Test
    void shouldNotFallBackFromWhatWasAskedFor() {
        assertTrue(ResourceChoice.without(BATCHING, SETTINGS, plan("batching", 4096), SEAT)
                .isEmpty());
        assertTrue(ResourceChoice.without(USUAL, SETTINGS, plan(DataPlan.AUTO, 1 << 20), SEAT)
                .isEmpty());
    }

    @Test
    void shouldTakeATransportThatReceivesWithoutACopyWhenAsked() {
        RunPlan plan = zeroCopy(DataPlan.AUTO, 0);
        ResourceChoice choice = ResourceChoice.of(settings(USUAL, DISCARDING), plan, SEAT);

        assertSame(DISCARDING, choice.transport());
        assertTrue(choice.share().data().zeroCopy());
        assertEquals(Optional.empty(), choice.copyReason());
        assertTrue(
                choice.choices().contains("discarding, for {zero_copy}"),
                () -> choice.choices().toString());
    }

    @Test
    void shouldTakeTheSameTransportForSources() {
        ResourceChoice choice = ResourceChoice.of(settings(USUAL, DISCARDING), zeroCopy(DataPlan.AUTO, 1), SEAT);

        assertSame(DISCARDING, choice.transport());
    }

    @Test
    void shouldSendLongBlocksToOtherHostsFromFilesWhereTheTransportCan() {
        assertEquals(SendPath.FILE, sends(SendPath.AUTO, FILING, 1 << 20, SEAT));
        assertEquals(SendPath.COPY, sends(SendPath.COPY, FILING, 1 << 20, SEAT));
        assertEquals(SendPath.COPY, sends(SendPath.AUTO, FILING, 4096, SEAT), "short blocks");
        assertEquals(SendPath.COPY, sends(SendPath.AUTO, USUAL, 1 << 20, SEAT), "a transport that can't");
        assertEquals(SendPath.COPY, sends(SendPath.AUTO, FILING, 1 << 20, new AgentCoLocation(0, 2, true)), "loopback");
        assertEquals(SendPath.COPY, sends(SendPath.AUTO, FILING, 1 << 20, new AgentCoLocation(1, 1, false)), "a sink");
    }

    private static SendPath sends(SendPath asked, Transport transport, long blockBytes, AgentCoLocation seat) {
        DataPlan data = new DataPlan(DataPlan.AUTO, OptionalInt.of(4), SocketPlan.DEFAULT, false, false).with(asked);
        ResourceChoice choice = ResourceChoice.of(settings(transport), OneLink.plan(blockBytes, 1, 1, data), seat);
        boolean isTold = choice.choices().contains("sends blocks by sendfile, which copies nothing in this host");
        assertEquals(choice.share().data().sends() == SendPath.FILE, isTold);
        return choice.share().data().sends();
    }

    @Test
    void shouldSayNothingOfSourcesThatHaveNoSuchTransport() {
        ResourceChoice choice = ResourceChoice.of(settings(USUAL), zeroCopy(DataPlan.AUTO, 1), SEAT);

        assertSame(USUAL, choice.transport());
        assertEquals(Optional.empty(), choice.copyReason());
    }

    @Test
    void shouldCopyAndSayWhyWhereNoTransportCanDoWithout() {
        Transport missing = new StubTransport("io_uring", 3, Availability.no("nobody may use it"));
        ResourceChoice choice = ResourceChoice.of(settings(USUAL, missing), zeroCopy(DataPlan.AUTO, 0), SEAT);

        assertSame(USUAL, choice.transport());
        assertFalse(choice.share().data().zeroCopy());
        assertEquals(
                Optional.of("transport usual always copies; io_uring is not available there: nobody may use it"),
                choice.copyReason());
    }

    @Test
    void shouldCopyAndSayWhyWhereTheProbeFailed() {
        Transport unsure = unsure("no answer", "no answer");

        assertEquals(
                Optional.of("transport usual always copies; unsure can't do without a copy there: no answer"),
                ResourceChoice.of(settings(USUAL, unsure), zeroCopy(DataPlan.AUTO, 0), SEAT)
                        .copyReason());
        assertEquals(
                Optional.of("unsure can't do without a copy there: no answer"),
                ResourceChoice.of(settings(USUAL, unsure), zeroCopy("unsure", 0), SEAT)
                        .copyReason());
    }

    @Test
    void shouldAskOnceARun() {
        AgentSettings settings = settings(USUAL, unsure("no answer", "no sockets"));

        for (String reason : List.of("no answer", "no sockets")) {
            String copyReason = ResourceChoice.of(settings, zeroCopy(DataPlan.AUTO, 0), SEAT)
                    .copyReason()
                    .orElseThrow();
            assertTrue(copyReason.endsWith(": " + reason), copyReason);
        }
    }

    @Test
    void shouldCopyAndSayWhyWhenTheKernelHasNoRoomForTheRings() {
        ResourceChoice instead = ResourceChoice.without(
                        DISCARDING, settings(USUAL, DISCARDING), zeroCopy(DataPlan.AUTO, 0), SEAT)
                .orElseThrow();

        assertSame(USUAL, instead.transport());
        assertFalse(instead.share().data().zeroCopy());
        assertEquals(
                Optional.of("transport usual always copies; the kernel has no room for discarding there"),
                instead.copyReason());
    }

    /** A transport whose probes fail, each for the next reason. */
    private static Transport unsure(String... reasons) {
        Iterator<String> next = Stream.of(reasons).iterator();
        return new StubTransport("unsure", 1, Availability.YES) {
            @Override
            public Capabilities capabilities() {
                return Capabilities.NONE.and(Capability.ZERO_COPY_RECEIVE, Availability.no(next.next()));
            }
        };
    }

    private static RunPlan zeroCopy(String transport, int agentOfSink) {
        DataPlan data = new DataPlan(transport, OptionalInt.of(4), SocketPlan.DEFAULT, false, true);
        return OneLink.plan(4096, 1, agentOfSink, data);
    }

    private static AgentSettings settings(Transport... transports) {
        return new AgentSettings(
                Transports.of(transports),
                Clock.system(),
                DataPorts.free(InetAddress.getLoopbackAddress()),
                AllowedPeers.all(),
                AgentLimits.forThisJvm());
    }

    private static ResourceChoice choice(String transport, long blockBytes) {
        ResourceChoice choice = ResourceChoice.of(SETTINGS, plan(transport, blockBytes), SEAT);
        assertEquals(4, choice.loops().loops());
        return choice;
    }

    private static RunPlan plan(String transport, long blockBytes) {
        DataPlan data = new DataPlan(transport, OptionalInt.of(4), SocketPlan.DEFAULT, false, false);
        return OneLink.plan(blockBytes, 1_000, 1, data);
    }
}
