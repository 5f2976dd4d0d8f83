package io.netbench.traffic.datagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SocketLossTest {

    private static final long JOINED = 44;
    private static final long CAME = 1_000_000;
    private static final long MS = 1_000_000;

    private final SocketLoss loss = new SocketLoss(true);
    private long nowNs;

    private void gap(long missing, long drops) {
        nowNs += MS;
        loss.gap(missing, drops, nowNs, true);
    }

    private void assertLost(long expected) {
        assertEquals(OptionalLong.of(expected), loss.lost(CAME));
    }

    @Test
    void shouldCountDatagramsWhereTheKernelCountsWhatItJoined() {
        loss.restart(7);
        loss.read(JOINED);
        gap(132, 10);
        gap(44, 11);
        assertLost(176);
    }

    @Test
    void shouldLeaveToTheNetworkWhatNoDropExplains() {
        loss.restart(0);
        loss.read(JOINED);
        gap(500, 0);
        assertLost(0);
        gap(500, 2);
        assertLost(2 * JOINED);
    }

    /** The reader comes to the gap after what was queued before it. */
    @Test
    void shouldFindTheGapThatComesLaterThanTheDrop() {
        loss.restart(0);
        loss.read(JOINED);
        gap(1, 2);
        gap(50, 2);
        assertLost(51);
    }

    @Test
    void shouldCountWhatIsOfTheWindowAlone() {
        loss.restart(0);
        loss.read(JOINED);
        loss.gap(5, 1, 1, false);
        assertLost(0);
        loss.gap(7, 1, 2, true);
        assertLost(7);
    }

    @Test
    void shouldNotExplainAGapByADropOfLongAgo() {
        loss.restart(0);
        loss.read(JOINED);
        gap(1, 2);
        nowNs += 210 * MS;
        gap(50, 2);
        assertLost(1);
    }

    /** However old, a drop is one datagram, where the kernel joins none. */
    @Test
    void shouldExplainAsManyAsWereDroppedWhereTheKernelJoinsNone() {
        SocketLoss single = new SocketLoss(false);
        single.restart(0);
        for (int i = 1; i <= 1_000; i++) {
            single.gap(0, 3L * i, 10L * i * MS, true);
        }
        single.gap(5_000, 3_000, 20_000 * MS, true);
        assertEquals(OptionalLong.of(3_000), single.lost(CAME));
    }

    /** The kernel's counter has 32 bits, and begins anew. */
    @Test
    void shouldCountOnWhereTheCounterOfTheKernelBeginsAnew() {
        SocketLoss single = new SocketLoss(false);
        single.restart(0xFFFF_FFFEL);
        single.gap(10, 3, MS, true);
        assertEquals(OptionalLong.of(5), single.lost(CAME));
    }

    /** A hundred drops a second of eight each, behind a burst of large ones, and 3,000 lost in the network. */
    @Test
    void shouldNotTakeTheLossOfANetworkForTheSocketsWhereThatGoesOnDropping() {
        loss.restart(0);
        loss.read(45);
        long drops = 0;
        for (int tenMs = 0; tenMs < 1_000; tenMs++) {
            for (int read = 0; read < 100; read++) {
                loss.read(8);
            }
            nowNs += 10 * MS;
            drops++;
            loss.gap(38, drops, nowNs, true);
        }
        long lost = loss.lost(CAME).orElseThrow();
        assertTrue(Math.abs(lost - 8_000) < 150, () -> lost + " of 38,000, of which 8,000 are the socket's");
    }

    /** A drop that was of few leaves a remainder, which must not wait for the network's losses while others follow. */
    @Test
    void shouldForgetWhatIsLeftOfEachDropThoughOthersFollow() {
        loss.restart(0);
        loss.read(JOINED);
        for (int drops = 1; drops <= 100; drops++) {
            nowNs += 100 * MS;
            loss.gap(1, drops, nowNs, true);
        }
        nowNs += 100 * MS;
        loss.gap(5_000, 100, nowNs, true);
        assertTrue(loss.lost(CAME).orElseThrow() <= 100 + 3 * JOINED, () -> "lost: " + loss.lost(CAME));
    }

    /** What a socket drops is of many sizes: their sum is the socket's all the same. */
    @Test
    void shouldExplainAllThatASocketDroppedInPartsOfManySizes() {
        Random random = new Random(7);
        loss.restart(0);
        long missing = 0;
        for (int drops = 1; drops <= 20_000; drops++) {
            for (int read = 0; read < 10; read++) {
                loss.read(1 + random.nextInt(45));
            }
            nowNs += MS;
            long lost = 1L + random.nextInt(45);
            missing += lost;
            loss.gap(lost, drops, nowNs, true);
        }
        long all = missing;
        long lost = loss.lost(20L * CAME).orElseThrow();
        assertTrue(lost <= all && lost > 0.98 * all, () -> lost + " of " + all);
    }

    /** One drop of 1 to 45: that 30 are missing says nothing. */
    @Test
    void shouldNotTellWhatNobodyCanKnow() {
        loss.restart(0);
        for (int i = 0; i < 1_000; i++) {
            loss.read(i % 2 == 0 ? 1 : 45);
        }
        gap(30, 1);
        assertEquals(OptionalLong.empty(), loss.lost(1_000));
        assertTrue(loss.lost(CAME).isPresent(), "of a million that is no matter");
    }
}
