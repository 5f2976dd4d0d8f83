package io.netbench.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.netbench.control.proto.AgentMessage.KindCase;
import io.netbench.traffic.handshake.TrafficException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The steps of a run up to its load: prepare and connect. */
@Timeout(20)
class AgentSetUpTest extends AgentRig {

    @Test
    void shouldRefuseAnAbsurdPlan() {
        greet();
        sendPlan(plan(1_001, 0));

        runAgent();

        assertError("prepare", "links of the share must be from 1 to 1000, got: 1001");
    }

    @Test
    void shouldRefuseALinkThatIsNotItsOwn() {
        greet();
        sendPlan(plan(1, 7));

        runAgent();

        assertError("prepare", "link 0 of the plan has no end at this agent");
    }

    @Test
    void shouldSayWhyWhenItCanNotPrepare() {
        plane.refusing("needs 2,000 descriptors, has 1,024: raise ulimit -n");
        setUp();

        runAgent();

        assertError("prepare", "needs 2,000 descriptors, has 1,024: raise ulimit -n");
        assertNotNull(plane.closedNs());
    }

    @Test
    void shouldSayWhyWhenItCanNotConnect() {
        plane.connecting(CompletableFuture.failedFuture(new TrafficException("h2:7412: connection refused")));
        setUp();

        runAgent();

        assertEquals(
                "h2:7412: connection refused",
                out.sent(KindCase.CONNECT_FAILED).get(0).getConnectFailed().getReason());
    }

    @Test
    void shouldBeginAnewWhenAnotherPlanComesWhileItConnects() {
        FakePlane waiting = new FakePlane(time).connecting(new CompletableFuture<>());
        planes.add(waiting);
        setUp();
        long anewNs = time.nowNs() + SECOND_NS;
        time.at(anewNs, this::sendPlan);
        runToItsEnd(anewNs + SECOND_NS);

        assertEquals(anewNs, waiting.closedNs());
        assertBeganAnew();
    }

    @Test
    void shouldBeginAnewWhenAnotherPlanComesAfterItCouldNotConnect() {
        planes.add(new FakePlane(time)
                .connecting(CompletableFuture.failedFuture(new TrafficException("h2:7412: connection refused"))));
        setUp();
        long anewNs = time.nowNs() + SECOND_NS;
        time.at(anewNs, this::sendPlan);
        runToItsEnd(anewNs + SECOND_NS);

        assertBeganAnew();
    }

    @Test
    void shouldBeginAnewWhenAnotherPlanComesAfterItWasArmed() {
        FakePlane armed = new FakePlane(time);
        planes.add(armed);
        setUp();
        long firstNs = time.nowNs() + SECOND_NS;
        tell(arm(firstNs, firstNs + SECOND_NS, firstNs + 2 * SECOND_NS));
        long anewNs = firstNs + SECOND_NS / 2;
        time.at(anewNs, this::sendPlan);
        runToItsEnd(anewNs + SECOND_NS);

        assertEquals(anewNs, armed.closedNs());
        assertEquals(0, armed.windowBeganNs(), "timers of the plan before come to nothing");
        assertBeganAnew();
    }

    private void runToItsEnd(long startNs) {
        time.at(startNs - SECOND_NS / 2, () -> tell(arm(startNs, startNs, startNs + SECOND_NS)));
        reportAt(startNs + 2 * SECOND_NS);
        runAgent();
    }

    private void assertBeganAnew() {
        assertEquals(List.of(), out.sent(KindCase.ERROR));
        assertEquals(2, out.sent(KindCase.PREPARED).size());
        assertEquals(1, plane.windows().size());
        assertEquals(1, out.sent(KindCase.DRAINED).size());
        assertEquals(1, out.sent(KindCase.REPORT_END).size());
        assertNotNull(plane.closedNs());
    }
}
