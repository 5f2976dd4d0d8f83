package io.netbench.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.DatagramLoss;
import io.netbench.result.Finding;
import io.netbench.result.RunResult;
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
                "1 % lost, 4,000 of 400,000 datagrams: 3,000 in the network, 500 in the sockets of storage01,"
                        + " 300 in the queues of storage01, 200 in the interfaces of storage01",
                LossWords.of(loss));
    }

    @Test
    void shouldWarnOfIt() {
        Finding warning = result.warnings().stream()
                .filter(found -> found.code().equals("datagrams_lost"))
                .findFirst()
                .orElseThrow();
        assertTrue(warning.text().contains("{receive_buffer}"), warning::text);
    }
}
