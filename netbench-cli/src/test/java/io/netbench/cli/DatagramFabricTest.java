package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.DatagramLoss;
import io.netbench.result.LinkDatagrams;
import io.netbench.result.LoadResult;
import io.netbench.result.RunResult;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where netbench says that datagrams were lost, held against where they were; and two directions against two ports. */
@Tag("timing")
@Tag("lab")
@Timeout(60)
class DatagramFabricTest {

    private static final double PORT_BITS_PER_S = 100e6;

    /** What a datagram of 1,448 B is on a port: Ethernet, IPv4 and UDP before it. */
    private static final double PAYLOAD_SHARE = 1448.0 / (1448 + 14 + 20 + 8);

    private static final String INCAST = "incast -s h1 -c h2 ";

    @TempDir
    private static Path folder;

    private static Lab lab;

    @BeforeAll
    @Timeout(180)
    static void makeFabric() throws Exception {
        lab = Lab.up(folder, 2, "100mbit", "256k");
    }

    @AfterAll
    static void removeFabric() throws Exception {
        if (lab != null) {
            lab.close();
        }
    }

    @Test
    @Tag("acceptance")
    void shouldCallTheNetworksWhatAPortDrops() throws Exception {
        Lab.PortCounters before = lab.port("h1");
        RunResult result = lab.run(INCAST + "--udp --gso off --rate 200mbit -w 0 -t 2s");
        long dropped = lab.port("h1").since(before).dropped();
        LinkDatagrams link = result.links().get(0).datagrams().orElseThrow();
        DatagramLoss loss = result.loads().get(0).loss().orElseThrow();
        assertTrue(link.lostFraction() > 0.4, () -> "lost: " + link);
        assertEquals(1, (double) link.lost() / dropped, 0.005, () -> "lost to dropped by the port: " + loss);
        assertEquals(1, (double) loss.inNetwork() / dropped, 0.005, () -> "the network's: " + loss);
        double expected = PORT_BITS_PER_S / 8 * PAYLOAD_SHARE;
        assertEquals(1, result.links().get(0).goodputBytesPerS() / expected, 0.03, "goodput to the port's rate");
    }

    @Test
    void shouldLoseNothingBelowTheRateOfThePort() throws Exception {
        RunResult result = lab.run(INCAST + "--udp --rate 80mbit -w 200ms -t 1s --max-loss 0");
        LinkDatagrams link = result.links().get(0).datagrams().orElseThrow();
        assertEquals(0, link.lost().longValue());
        assertEquals(0, link.duplicates().longValue());
    }

    /** The agent of the sink stands still for a while, so its socket fills. */
    @Test
    @Tag("acceptance")
    void shouldCallTheSocketsWhatAReaderIsTooLateFor() throws Exception {
        CompletableFuture<Void> pause = CompletableFuture.runAsync(() -> {
            try {
                lab.exec(
                        "h1",
                        "sh",
                        "-c",
                        "agent=$(ss -Hltnp 'sport = :7411' | sed 's/.*pid=\\([0-9]*\\).*/\\1/'); sleep 1;"
                                + " kill -STOP $agent; sleep 0.4; kill -CONT $agent");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        RunResult result = lab.run(INCAST + "--udp --gro off --rate 50mbit --receive-buffer 64k -w 0 -t 3s");
        pause.get(10, TimeUnit.SECONDS);
        LinkDatagrams link = result.links().get(0).datagrams().orElseThrow();
        assertTrue(link.lost() > 500, () -> "lost: " + link);
        assertEquals(1, (double) link.lostInSocket() / link.lost(), 0.005, () -> "the socket's: " + link);
    }

    @Test
    @Tag("acceptance")
    void shouldReachTheRatesOfBothPortsInBothDirectionsAtOnce() throws Exception {
        RunResult result = lab.run(INCAST + "--bidir --udp --gso off --rate 120mbit -w 500ms -t 2s");
        assertEquals(2, result.loads().size());
        for (LoadResult load : result.loads()) {
            double goodput = load.totals().goodputBytesPerS();
            assertEquals(1, goodput / (PORT_BITS_PER_S / 8 * PAYLOAD_SHARE), 0.03, () -> "goodput of " + load.name());
        }
    }

    /** A port carries the acknowledgements of the other direction too. */
    @Test
    @Tag("acceptance")
    void shouldAgreeWithBothPortsWhenStreamsFlowBothWays() throws Exception {
        Lab.PortCounters toServer = lab.port("h1");
        Lab.PortCounters toClient = lab.port("h2");
        RunResult result = lab.run(INCAST + "--bidir -b 64k -q 4 -w 500ms -t 2s");
        long carried = lab.port("h1").since(toServer).payloadBytes()
                + lab.port("h2").since(toClient).payloadBytes();
        long received = result.links().stream()
                .mapToLong(link -> link.lifetime().receivedBytes())
                .sum();
        assertEquals(1, (double) received / carried, 0.03, "payload read to payload sent by both ports");
        double both = result.loads().stream()
                .mapToDouble(load -> load.totals().goodputBytesPerS() * 8)
                .sum();
        assertTrue(both >= 0.92 * 2 * PORT_BITS_PER_S, () -> "both directions: " + Math.round(both / 1e6) + " Mbit/s");
    }
}
