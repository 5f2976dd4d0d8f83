package io.netbench.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.DatagramLoss;
import io.netbench.result.DatagramLoss.HostLoss;
import io.netbench.result.Finding;
import io.netbench.result.RunResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LossSplitTest {

    private final RunResult result = SampleResults.datagrams();
    private final DatagramLoss loss = result.loads().get(0).loss().orElseThrow();

    /** The interface's count has the 300 of the processors' queues in it. */
    @Test
    void shouldTellWhereTheyWereLost() {
        assertEquals(400_000, loss.sent());
        assertEquals(4_000, loss.lost());
        assertEquals(0.01, loss.lostFraction(), 1e-9);
        assertEquals(500, loss.inSockets());
        assertEquals(300, loss.inHosts());
        assertEquals(200, loss.inNics());
        assertEquals(3_000, loss.inNetwork());
        assertEquals(1, loss.hosts().size());
        assertEquals("storage01", loss.hosts().get(0).host());
    }

    @Test
    void shouldSayItInWords() {
        assertEquals(
                "1 % lost, 4,000 of 400,000 datagrams: 3,000 in the network or in queues of the senders (fq_codel, which"
                        + " may drop untold), 500 in the sockets of storage01, 300 in the queues of storage01, 200 in the"
                        + " interfaces of storage01; 4 more that came were cut or none of the run's",
                LossWords.of(loss));
    }

    /** Most of them the network lost: a larger buffer would not help. */
    @Test
    void shouldWarnOfItAndAdviseNothingThatIsNoHelp() {
        Finding warning = result.warnings().stream()
                .filter(found -> found.code().equals("datagrams_lost"))
                .findFirst()
                .orElseThrow();
        assertTrue(warning.text().contains("3,000 in the network"), warning::text);
        assertFalse(warning.text().contains("{receive_buffer}"), warning::text);
    }

    private static Optional<String> advice(long sockets, long hosts, long damaged, Long network) {
        HostLoss host = new HostLoss(
                "z",
                1_000,
                sockets,
                hosts,
                damaged == 0 ? Optional.empty() : Optional.of(damaged),
                Optional.empty(),
                0L,
                Optional.empty(),
                Map.of());
        return LossWords.advice(new DatagramLoss(
                10_000L,
                9_000L,
                1_000L,
                0.1,
                sockets,
                hosts,
                0L,
                Optional.empty(),
                network,
                Optional.empty(),
                Optional.empty(),
                List.of(host),
                Map.of("in_network", "nobody tells")));
    }

    @Test
    void shouldAdviseOnThePlaceThatLostMost() {
        assertTrue(advice(900, 100, 0, 0L).orElseThrow().contains("{receive_buffer}"));
        assertTrue(advice(1, 999, 0, 0L).orElseThrow().contains("netdev_max_backlog"));
        assertTrue(advice(1, 999, 900, 0L).orElseThrow().contains("cables"));
        assertEquals(Optional.empty(), advice(100, 0, 0, 900L));
        assertEquals(Optional.empty(), advice(1, 0, 0, null));
        assertTrue(advice(500, 0, 0, null).orElseThrow().contains("{receive_buffer}"));
    }
}
