package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.iperf3.wire.Cookie;
import io.netbench.result.LinkDatagrams;
import io.netbench.result.LinkResult;
import io.netbench.result.ResultSchema;
import io.netbench.result.RunResult;
import io.netbench.result.file.ResultReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** UDP of iperf3's protocol: a server of netbench under real clients. */
@Timeout(120)
class Iperf3DatagramsTest {

    private static final Pattern CONTROL = Pattern.compile("control  .* port ([0-9]+)");

    @TempDir
    private Path folder;

    private Path json;
    private NetbenchProcess server;
    private int port;

    @BeforeEach
    void serve() throws Exception {
        Iperf3.skipWhereNoneIs();
        json = folder.resolve("run.json");
        server = NetbenchProcess.start(folder, "", List.of("-Djava.io.tmpdir=" + folder), "server -p 0 --json " + json);
        server.awaitOnOut("iperf3   ");
        Matcher control = CONTROL.matcher(server.out());
        assertTrue(control.find(), server::out);
        port = Integer.parseInt(control.group(1));
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private RunResult kept() throws Exception {
        server.signal("TERM");
        assertEquals(143, server.exitStatus(), server::err);
        assertEquals("", server.err());
        ResultSchema.assertValid(Files.readString(json));
        return ResultReader.read(json);
    }

    /** Whatever it is asked for, both ends count the same. */
    @Test
    void shouldServeRealClientsOfDatagrams() throws Exception {
        List<String> asked = List.of(
                "-t 1 -b 20M",
                "-t 1 -b 20M -R -P 2",
                "-t 1 -b 10M --bidir -P 2 --udp-counters-64bit -O 1",
                "-n 2M -b 50M -l 200",
                "-k 200 -b 5M -R -l 1000");
        for (String arguments : asked) {
            assertGood(arguments, Iperf3.run(port, "-u " + arguments + " -J"));
        }

        List<LinkResult> links = kept().links();
        assertEquals(asked.size() + 1, links.size(), "one has both directions");
        int known = 0;
        for (LinkResult link : links) {
            LinkDatagrams datagrams = link.datagrams().orElseThrow();
            assertNotNull(datagrams.jitterNs(), link::toString);
            if (datagrams.received() != null) {
                known++;
                assertTrue(datagrams.received() > 0, link::toString);
                assertTrue(datagrams.lost() <= datagrams.sent() / 100, link::toString);
            }
        }
        assertTrue(
                known >= links.size() - 1,
                "what a client of before 3.14 received after an -O, it tells together with what it omits");
    }

    /** One is missing among those that came, and 15 more were sent than that; what waits to be read has come. */
    @Test
    void shouldCountForLostWhatAClientSentBehindTheLastThatCame() throws Exception {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (Socket control = new Socket(here, port);
                DatagramSocket flow = new DatagramSocket()) {
            control.setSoTimeout(10_000);
            flow.setSoTimeout(10_000);
            flow.connect(here, port);
            DataOutputStream out = new DataOutputStream(control.getOutputStream());
            DataInputStream in = new DataInputStream(control.getInputStream());
            out.write(Cookie.random().bytes());
            assertEquals(9, in.read());
            say(
                    out,
                    "{'udp':true,'omit':0,'time':10,'num':0,'blockcount':0,'parallel':1,'len':100,'bandwidth':1000000}");
            assertEquals(10, in.read());
            flow.send(new DatagramPacket("9876".getBytes(StandardCharsets.US_ASCII), 4));
            flow.receive(new DatagramPacket(new byte[4], 4));
            assertEquals(1, in.read());
            assertEquals(2, in.read());
            for (int number = 1; number <= 150; number++) {
                if (number != 40) {
                    flow.send(new DatagramPacket(
                            ByteBuffer.allocate(100).putInt(8, number).array(), 100));
                }
            }
            out.write(4);
            assertEquals(13, in.read());
            say(
                    out,
                    "{'cpu_util_total':1,'cpu_util_user':1,'cpu_util_system':0,'sender_has_retransmits':0,'streams':[{'id':1,"
                            + "'bytes':16500,'retransmits':-1,'jitter':0,'errors':0,'packets':165}]}");
            in.skipNBytes(in.readInt());
            assertEquals(14, in.read());
            out.write(16);
            assertEquals(-1, in.read());
        }

        LinkDatagrams seen = kept().links().get(0).datagrams().orElseThrow();
        assertEquals(165, seen.sent());
        assertEquals(149, seen.received());
        assertEquals(16, seen.lost());
    }

    private static void say(DataOutputStream out, String json) throws IOException {
        out.writeInt(json.length());
        out.writeBytes(json.replace('\'', '"'));
    }

    @Test
    void shouldServeTwoOfOneAddressAtATime() throws Exception {
        List<Iperf3> clients = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            clients.add(Iperf3.start(port, "-u -t 1 -b 10M -P 2 -J" + (i % 2 == 0 ? "" : " -R")));
        }
        for (Iperf3 client : clients) {
            assertGood("", client.end());
        }
    }

    static Stream<String> cells() {
        List<String> cells = new ArrayList<>();
        for (String way : List.of("", "-R", "--bidir")) {
            for (int streams : List.of(1, 2, 8)) {
                for (String end : List.of("-t 1", "-n 1M", "-k 500")) {
                    for (String omit : List.of("", "-O 1")) {
                        for (String counters : List.of("", "--udp-counters-64bit")) {
                            cells.add(
                                    (way + " -P " + streams + " " + end + " -b 10M " + omit + " " + counters).strip());
                        }
                    }
                }
            }
        }
        return cells.stream();
    }

    @ParameterizedTest
    @MethodSource("cells")
    @Tag("acceptance")
    void shouldServeEveryCellOfDatagrams(String arguments) throws Exception {
        assertGood(arguments, Iperf3.run(port, "-u " + arguments + " -J"));
    }

    private static void assertGood(String arguments, Iperf3.Ended client) {
        assertEquals(0, client.status(), () -> arguments + ": " + client.out() + client.err());
        assertTrue(client.json().path("error").isMissingNode(), () -> arguments + ": " + client.out());
        JsonNode end = client.json().path("end");
        for (JsonNode stream : end.path("streams")) {
            JsonNode udp = stream.path("udp");
            assertTrue(
                    udp.path("packets").asLong() > 0 || mayEndBeforeItCounts(arguments), () -> arguments + ": " + end);
            assertTrue(udp.path("jitter_ms").asDouble() >= 0, () -> arguments + ": " + end);
            assertTrue(udp.path("lost_percent").asDouble() < 1, () -> arguments + ": " + end);
            assertEquals(0, udp.path("out_of_order").asLong(), () -> arguments + ": " + end);
        }
    }

    /**
     * What it receives while it omits counts for the end of a client's test, and comes before that: with iperf3's own server it tells
     * zeros there too.
     */
    private static boolean mayEndBeforeItCounts(String arguments) {
        boolean receives = arguments.contains("-R") || arguments.contains("--bidir");
        return receives && arguments.contains("-n ") && arguments.contains("-O ");
    }
}
