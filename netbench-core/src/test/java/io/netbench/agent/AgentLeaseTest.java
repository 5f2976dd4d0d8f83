package io.netbench.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.control.Protocol;
import io.netbench.control.proto.AgentMessage.KindCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For how long an agent goes on without a word of its coordinator. */
@Timeout(20)
class AgentLeaseTest extends AgentRig {

    @Test
    void shouldFreeEverythingWhenTheCoordinatorGoesSilent() {
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs, startNs + 50 * SECOND_NS));
        long silentNs = startNs + 3 * SECOND_NS;
        time.at(silentNs, () -> coordinatorIsAlive = false);

        runAgent();

        assertTrue(plane.closedNs() - silentNs <= 5 * SECOND_NS);
        assertTrue(plane.leaseUntilNs() <= silentNs + Protocol.LEASE_NS);
    }

    @Test
    void shouldHoldOutWhenTheLoadKeepsTheWayToTheCoordinatorFull() {
        stream.slowWay(() -> true);
        plane.moving();
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs, startNs + 50 * SECOND_NS));
        time.at(startNs + 3 * SECOND_NS, () -> coordinatorIsAlive = false);
        time.at(startNs + 12 * SECOND_NS, () -> {
            coordinatorIsAlive = true;
            beat();
        });
        reportAt(startNs + 52 * SECOND_NS);

        runAgent();

        assertEquals(startNs + 50 * SECOND_NS, plane.endNs());
        assertEquals(1, out.sent(KindCase.DRAINED).size());
    }

    @Test
    void shouldNotHoldOutForeverThoughTheLoadMoves() {
        stream.slowWay(() -> true);
        plane.moving();
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs, startNs + 50 * SECOND_NS));
        long silentNs = startNs + 3 * SECOND_NS;
        time.at(silentNs, () -> coordinatorIsAlive = false);

        runAgent();

        long heldNs = plane.closedNs() - silentNs;
        assertTrue(
                heldNs > (Protocol.STARVED_LEASES - 1) * Protocol.LEASE_NS
                        && heldNs <= Protocol.STARVED_LEASES * Protocol.LEASE_NS + SECOND_NS,
                () -> "held for " + heldNs);
        assertTrue(plane.leaseUntilNs() <= silentNs + Protocol.STARVED_LEASES * Protocol.LEASE_NS);
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true"})
    void shouldNotHoldOutWhenTheLoadStandsStillOrTheWayIsFree(boolean isWayFull, boolean moves) {
        stream.slowWay(() -> isWayFull);
        if (moves) {
            plane.moving();
        }
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs, startNs + 50 * SECOND_NS));
        long silentNs = startNs + 3 * SECOND_NS;
        time.at(silentNs, () -> coordinatorIsAlive = false);

        runAgent();

        assertTrue(plane.closedNs() - silentNs <= 5 * SECOND_NS);
    }

    @Test
    void shouldHoldOutForAsLongAsTheHelloSaysWhenTheCoordinatorGoesSilent() {
        greet(20 * SECOND_NS);
        sendPlan();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs, startNs + 50 * SECOND_NS));
        long silentNs = startNs + 3 * SECOND_NS;
        time.at(silentNs, () -> coordinatorIsAlive = false);

        runAgent();

        assertTrue(plane.closedNs() - silentNs > 19 * SECOND_NS && plane.closedNs() - silentNs <= 21 * SECOND_NS);
        assertTrue(plane.leaseUntilNs() > silentNs + 19 * SECOND_NS);
    }

    @Test
    void shouldFreeEverythingAtOnceWhenTheStreamBreaks() {
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs, startNs + 50 * SECOND_NS));
        long brokenNs = startNs + 3 * SECOND_NS;
        time.at(brokenNs, out::breaks);

        runAgent();

        assertEquals(brokenNs, plane.closedNs());
    }

    @Test
    void shouldFreeEverythingWhenItIsReleasedBeforeTheLoad() {
        setUp();
        time.after(SECOND_NS, stream::onCompleted);

        runAgent();

        assertNotNull(plane.closedNs());
        assertEquals(0, out.sent(KindCase.ERROR).size());
        assertTrue(out.isCompleted());
    }

    @Test
    void shouldGiveUpWhenACoordinatorNeverGoesOn() {
        setUp();

        runAgent();

        assertError("load", "the coordinator did not go on in time");
    }
}
