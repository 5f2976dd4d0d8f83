package io.netbench.traffic.datagram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SocketLossTest {

    private static final long LARGEST = 44;

    private final SocketLoss loss = new SocketLoss();
    private long nowNs;

    private void gap(long missing, long drops) {
        nowNs += 1_000_000;
        loss.gap(missing, drops, LARGEST, nowNs, true);
    }

    @Test
    void shouldCountDatagramsWhereTheKernelCountsWhatItJoined() {
        loss.restart(7);
        gap(100, 10);
        gap(44, 11);
        assertEquals(144, loss.lost());
    }

    @Test
    void shouldLeaveToTheNetworkWhatNoDropExplains() {
        loss.restart(0);
        gap(500, 0);
        assertEquals(0, loss.lost());
        gap(500, 2);
        assertEquals(2 * LARGEST, loss.lost());
    }

    /** The reader comes to the gap after what was queued before it. */
    @Test
    void shouldFindTheGapThatComesLaterThanTheDrop() {
        loss.restart(0);
        gap(1, 2);
        gap(50, 2);
        assertEquals(51, loss.lost());
    }

    @Test
    void shouldCountWhatIsOfTheWindowAlone() {
        loss.restart(0);
        loss.gap(5, 1, LARGEST, 1, false);
        assertEquals(0, loss.lost());
        loss.gap(7, 1, LARGEST, 2, true);
        assertEquals(7, loss.lost());
    }

    @Test
    void shouldNotExplainAGapByADropOfLongAgo() {
        loss.restart(0);
        gap(1, 2);
        nowNs += 210_000_000;
        gap(50, 2);
        assertEquals(1, loss.lost());
    }
}
