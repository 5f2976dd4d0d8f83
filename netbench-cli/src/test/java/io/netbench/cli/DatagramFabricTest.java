package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.DatagramLoss;
import io.netbench.result.LinkDatagrams;
import io.netbench.result.LoadResult;
import io.netbench.result.RunResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where netbench says that datagrams were lost, held against where they were; and two directions against two ports. */
@Tag("timing")
@Tag("lab")
@Timeout(60)
class DatagramFabricTest {

    /** How far what was counted at two places may be apart, of what was sent. */
    private static final double OFF = 0.005;

    /** What a datagram of 1,448 B is on a port: Ethernet, IPv4 and UDP before it. */
    private static final double PAYLOAD_SHARE = 1448.0 / (1448 + 14 + 20 + 8);

    private static final String INCAST = "incast -s h1 -c h2 ";

    private static Lab lab;

    @BeforeAll
    @Timeout(180)
    static void makeFabric() throws Exception {
        lab = Lab.shared("200mbit", "256k");
    }

    /** The NIC of the source pushes back at the rate of its own port, so that half of that is the port's of the sink. */
    @ParameterizedTest
    @Tag("acceptance")
    @ValueSource(strings = {"off", "on"})
    void shouldCallTheNetworksWhatAPortDrops(String offloads) throws Exception {
        lab.set("h1", "rate=100mbit");
        try {
            Lab.PortCounters before = lab.port("h1");
            DatagramLoss loss = loss(lab.measure(
                    INCAST + "--udp --gso " + offloads + " --gro " + offloads + " --rate 190mbit -w 0 -t 2s"));
            long dropped = lab.port("h1").since(before).dropped();
            assertTrue(loss.lostFraction() > 0.2, () -> "lost: " + loss);
            assertClose(dropped, loss.lost(), loss, "lost, and dropped by the port");
            assertClose(dropped, loss.inNetwork(), loss, "the network's");
        } finally {
            lab.set("h1", "rate=200mbit");
        }
    }

    private static DatagramLoss loss(RunResult result) {
        return result.loads().get(0).loss().orElseThrow();
    }

    private static void assertClose(long expected, Long told, DatagramLoss loss, String what) {
        assertEquals(expected, told, OFF * loss.sent(), () -> what + ": " + loss);
    }

    @Test
    void shouldLoseNothingBelowTheRateOfThePort() throws Exception {
        RunResult result = lab.measure(INCAST + "--udp --rate 100mbit -w 200ms -t 1s");
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
                        "agent=$(ss -Hltnp 'sport = :7411' | sed 's/.*pid=\\([0-9]*\\).*/\\1/'); for i in 1 2 3 4; do"
                                + " sleep 1; kill -STOP $agent; sleep 0.3; kill -CONT $agent; done");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        RunResult result;
        try {
            result = lab.measure(INCAST + "--udp --gro off --rate 50mbit --receive-buffer 64k -w 0 -t 5s");
        } finally {
            pause.get(20, TimeUnit.SECONDS);
        }
        DatagramLoss loss = loss(result);
        assertTrue(loss.lost() > 500, () -> "lost: " + loss);
        assertClose(loss.lost(), loss.inSockets(), loss, "the socket's");
    }

    /** What the source hands its own host's queue is more than that may hold: it is told, and was never sent. */
    @Test
    @Tag("acceptance")
    void shouldNotCallSentWhatTheSourcesOwnQueueDrops() throws Exception {
        lab.exec("h2", "tc qdisc replace dev eth0 root tbf rate 100mbit burst 64k limit 32k".split(" "));
        try {
            RunResult result = lab.measure(INCAST + "--udp --gso off --rate 190mbit -w 0 -t 2s");
            LinkDatagrams link = result.links().get(0).datagrams().orElseThrow();
            assertTrue(link.refused().orElse(0L) > 500, () -> "refused: " + link);
            assertEquals(0, link.lost().longValue(), () -> "lost: " + link);
        } finally {
            lab.set("h2", "rate=200mbit");
        }
    }

    /**
     * A NIC of the lab hands on what it held back in bursts, which are more than such queues take. All namespaces of a machine have one
     * setting for these, which goes back at once.
     */
    @Test
    @Tag("acceptance")
    void shouldCallTheHostsWhatTheQueueOfAProcessorDrops() throws Exception {
        Path setting = Path.of("/proc/sys/net/core/netdev_max_backlog");
        Lab.skipUnless(Files.isWritable(setting), setting + " can't be written here");
        String before = read(setting);
        try {
            Files.writeString(setting, "1");
            DatagramLoss loss = loss(lab.measure(INCAST + "--udp --gso off --rate 150mbit -w 0 -t 2s"));
            Files.writeString(setting, before);
            Lab.skipUnless(loss.lost() > 500, "the queues held all that came: " + loss);
            assertClose(loss.lost(), loss.inHosts(), loss, "the host's");
        } finally {
            Files.writeString(setting, before);
        }
    }

    /** Such a file gives all at the first read, and nothing more at the next. */
    private static String read(Path setting) throws IOException {
        byte[] text = new byte[64];
        try (InputStream in = Files.newInputStream(setting)) {
            int length = in.read(text);
            return new String(text, 0, length, StandardCharsets.US_ASCII).strip();
        }
    }

    @Test
    @Tag("acceptance")
    void shouldCarryAGigabitOfDatagramsWithoutLoss() throws Exception {
        lab.set("all", "rate=max");
        try {
            RunResult result = lab.run(INCAST + "--udp -b 1472 --rate 1gbit -w 1s -t 2s --max-loss 0");
            assertEquals(1, result.links().get(0).goodputBytesPerS() * 8 / 1e9, 0.01, "goodput to the rate");
        } finally {
            lab.set("all", "rate=200mbit");
        }
    }

    /** At 200 Mbit/s a port's burst is over after 2.6 ms, and what one of two CPUs is late by is lost to it. */
    @Test
    @Tag("acceptance")
    void shouldReachTheRatesOfBothPortsInBothDirectionsAtOnce() throws Exception {
        lab.set("all", "rate=100mbit");
        try {
            RunResult result = lab.measure(INCAST + "--bidir --udp --rate 120mbit -w 500ms -t 2s");
            assertEquals(2, result.loads().size());
            for (LoadResult load : result.loads()) {
                double goodput = load.totals().goodputBytesPerS();
                assertEquals(1, goodput / (100e6 / 8 * PAYLOAD_SHARE), 0.03, () -> "goodput of " + load.name());
            }
        } finally {
            lab.set("all", "rate=200mbit");
        }
    }

    /** A port carries the acknowledgements of the other direction too. */
    @Test
    @Tag("acceptance")
    void shouldAgreeWithBothPortsWhenStreamsFlowBothWays() throws Exception {
        lab.set("all", "rate=100mbit");
        try {
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
            assertTrue(both >= 0.92 * 2 * 100e6, () -> "both directions: " + Math.round(both / 1e6) + " Mbit/s");
        } finally {
            lab.set("all", "rate=200mbit");
        }
    }
}
