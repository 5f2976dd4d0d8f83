package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.iperf3.wire.Iperf3Error;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.ResultSchema;
import io.netbench.result.RunResult;
import io.netbench.result.file.ResultReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A server of netbench under real clients of iperf3, over real sockets. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class Iperf3ServerTest {

    private static final Pattern CONTROL = Pattern.compile("control  .* port ([0-9]+)");

    /** 36 characters and a zero byte, as iperf3 makes them. */
    private static final String COOKIE = "f6jd4nwzqu7ugr2ykpulatr62pqxypadpvkq\0";

    private static final int PATIENCE_OF_CLIENT_MS = 10_000;

    @TempDir
    private Path folder;

    private Path json;
    private NetbenchProcess server;
    private int port;
    private int attacks;

    @BeforeEach
    void skipWhereNoneIs() throws Exception {
        Iperf3.skipWhereNoneIs();
        json = folder.resolve("run.json");
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private void serve(String arguments) throws IOException {
        start(arguments);
        server.awaitOnOut("iperf3   ");
        readPort(server.out());
    }

    private void start(String arguments) throws IOException {
        server = NetbenchProcess.start(
                folder, "", List.of("-Djava.io.tmpdir=" + folder), ("server -p 0 " + arguments).strip());
    }

    /** As long as a process may take to start. */
    private static void awaitIn(Path file, String text) throws IOException {
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        while (!Files.readString(file).contains(text) && System.nanoTime() - endNs < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        assertTrue(Files.readString(file).contains(text), () -> "no '" + text + "' in " + file);
    }

    private void readPort(String introduction) {
        Matcher control = CONTROL.matcher(introduction);
        assertTrue(control.find(), introduction);
        port = Integer.parseInt(control.group(1));
    }

    /** Ends the server, and reads what it kept. */
    private RunResult kept() throws Exception {
        server.signal("TERM");
        assertEquals(143, server.exitStatus(), server::err);
        assertEquals("", server.err());
        ResultSchema.assertValid(Files.readString(json));
        return ResultReader.read(json);
    }

    /** Both ways and either, several streams, every end, and what they may be asked for. */
    @Test
    void shouldServeRealClientsWhateverTheyAskFor() throws Exception {
        serve("--json " + json);
        List<String> asked = List.of(
                "-n 5M -P 3",
                "-k 50 -R",
                "-t 1 --bidir -P 2 -O 1",
                "-t 1 -w 64K -M 1400 -S 16 -C reno -Z -P 128",
                "-t 1 -R -b 20M -l 8K");
        for (String arguments : asked) {
            Iperf3.Ended client = Iperf3.run(port, arguments + " -J");
            assertGood(arguments, client);
        }

        RunResult run = kept();

        assertEquals(asked.size() + 1, run.links().size(), "one has both directions");
        assertAllCarried(run);
        assertTrue(
                run.links().stream().allMatch(link -> link.status() == LinkStatus.OK),
                () -> run.links().stream()
                        .flatMap(link -> link.failures().stream())
                        .toList()
                        .toString());
    }

    static Stream<String> cells() {
        List<String> cells = new ArrayList<>();
        for (String way : List.of("", "-R", "--bidir")) {
            for (int streams : List.of(1, 2, 8, 128)) {
                for (String end : List.of("-t 1", "-n 20M", "-k 100")) {
                    for (String omit : List.of("", "-O 1")) {
                        cells.add((way + " -P " + streams + " " + end + " " + omit).strip());
                    }
                }
            }
        }
        return cells.stream();
    }

    @ParameterizedTest
    @MethodSource("cells")
    @Tag("acceptance")
    void shouldServeEveryCell(String arguments) throws Exception {
        serve("--json " + json);
        assertGood(arguments, Iperf3.run(port, arguments + " -J"));
        assertAllCarried(kept());
    }

    /** What the server itself counted does not depend on when its client looks; a hundred blocks may be on their way when it ends. */
    private static void assertAllCarried(RunResult run) {
        for (LinkResult link : run.links()) {
            assertTrue(
                    Stream.of(
                                    link.lifetime().sentBytes(),
                                    link.lifetime().receivedBytes(),
                                    link.lifetime().windowSentBytes().orElse(null))
                            .anyMatch(bytes -> bytes != null && bytes > 0),
                    link::toString);
        }
    }

    /** What the client shows of the other side comes from the server, and is plausible. */
    private static void assertGood(String arguments, Iperf3.Ended client) {
        assertEquals(0, client.status(), () -> arguments + ": " + client.out() + client.err());
        JsonNode end = client.json().path("end");
        assertTrue(client.json().path("error").isMissingNode(), () -> arguments + ": " + client.out());
        double sent = end.path("sum_sent").path("bytes").asDouble();
        double received = end.path("sum_received").path("bytes").asDouble();
        assertTrue((sent > 0 && received > 0) || mayEndBeforeItCounts(arguments), () -> arguments + ": " + end);
        assertTrue(end.path("cpu_utilization_percent").path("remote_total").asDouble() >= 0);
        boolean serverSends = arguments.contains("-R");
        if (serverSends && !mayEndBeforeItCounts(arguments)) {
            assertTrue(
                    end.path("sum_sent").path("retransmits").isNumber(),
                    () -> arguments + ": no retransmits of the server: " + end);
        }
    }

    /**
     * Over loopback blocks or bytes that are asked for arrive within milliseconds: while the client omits what it receives, or before it
     * has counted the other direction. With iperf3's own server it tells zeros there too.
     */
    private static boolean mayEndBeforeItCounts(String arguments) {
        boolean isLimited = arguments.contains("-n ") || arguments.contains("-k ");
        boolean omitsWhatComes = arguments.contains("-R") && arguments.contains("-O");
        return isLimited && (omitsWhatComes || arguments.contains("--bidir"));
    }

    /** Both ends agree where neither what is on the way nor what is omitted can make a difference. */
    @Test
    @Tag("timing")
    void shouldAgreeWithClientsOnPacedStreams() throws Exception {
        serve("--json " + json);
        for (String arguments : List.of("-t 2 -b 40M -l 16K -P 2", "-t 2 -b 40M -l 16K -P 2 -R")) {
            JsonNode end = Iperf3.run(port, arguments + " -J").json().path("end");
            double sent = end.path("sum_sent").path("bits_per_second").asDouble();
            double received = end.path("sum_received").path("bits_per_second").asDouble();
            assertEquals(80e6, sent, 0.02 * 80e6, arguments);
            assertEquals(80e6, received, 0.02 * 80e6, arguments);
        }

        for (LinkResult link : kept().links()) {
            assertEquals(10e6, link.goodputBytesPerS(), 0.02 * 10e6, link.name());
        }
    }

    @Test
    void shouldGiveClientsItsOwnOutputWhenTheyAskForIt() throws Exception {
        serve("");
        Iperf3.Ended text = Iperf3.run(port, "-t 1 --get-server-output");

        text.assertGood();
        assertTrue(text.out().contains("Server output:"), text::out);
        assertTrue(text.out().contains("histogram"), text::out);
        JsonNode json = Iperf3.run(port, "-t 1 --get-server-output -J").json();
        assertTrue(json.path("server_output_text").asString().contains("histogram"), json::toString);
    }

    @Test
    void shouldServeManyAtATimeBesideItsOwnClients() throws Exception {
        serve("--json " + json + " -i 500ms");
        List<Iperf3> clients = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            clients.add(Iperf3.start(port, "-t 2 -P 2" + (i % 2 == 0 ? " -R" : "")));
        }
        CommandRun own = CommandRun.of("client", "127.0.0.1", "-p", Integer.toString(port), "-t", "500ms", "-O", "0");
        for (Iperf3 client : clients) {
            client.end().assertGood();
        }

        assertEquals(0, own.status(), own::err);
        server.awaitOnOut("8 iperf3 sessions together");
        assertTrue(
                Pattern.compile("8 iperf3 sessions  [0-9.]+ [GMk]?bit/s")
                        .matcher(server.out())
                        .find(),
                server::out);
        assertEquals(8, kept().links().size());
    }

    @Test
    void shouldTellClientsWhyInASentenceOfTheirOwn() throws Exception {
        serve("--server-bitrate-limit 10M --max-connections 4");

        assertRefused("-t 1 -b 6M -P 2", "total required bandwidth is larger than server limit");
        assertRefused("-t 1 -P 5", "number of parallel streams");
        // The server is as good as before.
        Iperf3.run(port, "-t 1 -b 5M -P 2").assertGood();
    }

    private void assertRefused(String arguments, String sentence) throws Exception {
        Iperf3.Ended client = Iperf3.run(port, arguments);
        assertEquals(1, client.status(), client::out);
        assertTrue((client.out() + client.err()).contains(sentence), () -> client.out() + client.err());
    }

    @Test
    void shouldEndTestsOfClientsThatAreInterruptedOrKilled() throws Exception {
        serve("");
        for (String signal : List.of("INT", "KILL")) {
            Iperf3 client = Iperf3.start(port, "-t 30 -P 2");
            server.awaitOnOut("iperf3 session " + (signal.equals("INT") ? 1 : 2) + " from");
            new ProcessBuilder(
                            "kill", "-" + signal, Long.toString(client.process().pid()))
                    .start()
                    .waitFor();
            client.end();
            server.awaitOnOut(signal.equals("INT") ? "the client was terminated" : "the client closed the connection");
        }
        Iperf3.run(port, "-t 1").assertGood();
    }

    @Test
    void shouldTellClientsThatItEnds() throws Exception {
        serve("");
        Iperf3 client = Iperf3.start(port, "-t 30");
        server.awaitOnOut("30 s");
        server.signal("TERM");
        assertEquals(143, server.exitStatus());
        Iperf3.Ended ended = client.end();

        assertTrue((ended.out() + ended.err()).contains("the server has terminated"), () -> ended.out() + ended.err());
    }

    @Test
    void shouldEndAfterOneSessionWhereItIsToldTo() throws Exception {
        Path pid = folder.resolve("pid");
        Path log = folder.resolve("log");
        Files.createFile(log);
        start("-1 -J -I " + pid + " --logfile " + log);
        awaitIn(log, "iperf3   ");
        readPort(Files.readString(log));
        Iperf3.run(port, "-t 1").assertGood();

        assertEquals(0, server.exitStatus(), server::err);
        ResultSchema.assertValid(server.out());
        assertFalse(Files.exists(pid));
    }

    /** As with iperf3, who comes meanwhile finds it busy, and changes nothing for the one who was there first. */
    @Test
    void shouldEndWithItsOneSessionWhoeverComesMeanwhile() throws Exception {
        serve("-1");
        Iperf3 first = Iperf3.start(port, "-t 3");
        server.awaitOnOut("it sends over 1 stream");
        Iperf3.Ended second = Iperf3.run(port, "-t 1");

        assertEquals(1, second.status(), second::out);
        assertTrue((second.out() + second.err()).contains("busy"), () -> second.out() + second.err());
        first.end().assertGood();
        assertEquals(0, server.exitStatus(), server::err);
    }

    /** Whoever breaks off, stalls or lies beside a test that runs changes nothing about it. */
    @Test
    void shouldNotLetOthersNoticeAttackers() throws Exception {
        attackBesideAClient("many");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cookie", "garbage", "huge", "states"})
    @Tag("acceptance")
    void shouldNotLetOthersNoticeAnyAttacker(String attack) throws Exception {
        attackBesideAClient(attack);
    }

    private void attackBesideAClient(String attack) throws Exception {
        serve("--json " + json);
        Iperf3 client = Iperf3.start(port, "-t 2 -b 50M -l 16K -J");
        server.awaitOnOut("it sends over 1 stream");
        List<Socket> attackers = new ArrayList<>();
        try {
            for (int i = 0; i < (attack.equals("many") ? 1_200 : 20); i++) {
                attackers.add(attack(attack));
            }
            Iperf3.Ended ended = client.end();
            assertGood(attack, ended);
            double received = ended.json()
                    .path("end")
                    .path("sum_received")
                    .path("bits_per_second")
                    .asDouble();
            assertEquals(50e6, received, 0.05 * 50e6, attack);
        } finally {
            for (Socket attacker : attackers) {
                attacker.close();
            }
        }
        Iperf3.run(port, "-t 1").assertGood();
    }

    /** Each attacker is another client. */
    private static byte[] cookie(int number) {
        return (String.format(Locale.ROOT, "%09d", number)
                                .replace('0', 'a')
                                .replace('1', 'b')
                                .replace('8', 'c')
                                .replace('9', 'd')
                        + COOKIE.substring(9))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private Socket attack(String how) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        OutputStream out = socket.getOutputStream();
        byte[] cookie = cookie(attacks++);
        switch (how) {
            case "cookie", "many" -> out.write(cookie);
            case "garbage" -> out.write("what is this".repeat(100).getBytes(StandardCharsets.US_ASCII));
            case "huge" -> {
                out.write(cookie);
                out.write(ByteBuffer.allocate(8192).putInt(8193).array());
            }
            case "states" -> {
                out.write(cookie);
                out.write(new byte[] {4, 16, 12, -1});
            }
            default -> {
                // It says nothing.
            }
        }
        out.flush();
        return socket;
    }

    /** Buffers that the kernel cuts make another test than the one that was asked for. */
    @Test
    void shouldTellAClientThatThisHostHasNoBufferAsLarge() throws Exception {
        serve("");
        try (Socket control = new Socket(InetAddress.getLoopbackAddress(), port)) {
            InputStream in = control.getInputStream();
            control.getOutputStream().write(COOKIE.getBytes(StandardCharsets.US_ASCII));
            assertEquals(9, in.read());
            send(control, "{\"tcp\":true,\"time\":1,\"parallel\":1,\"window\":536870912}");
            assertEquals(10, in.read());
            try (Socket data = new Socket(InetAddress.getLoopbackAddress(), port)) {
                data.getOutputStream().write(COOKIE.getBytes(StandardCharsets.US_ASCII));
                assertEquals(0xfe, in.read());
                assertEquals(
                        Iperf3Error.BUFFER_DIFFERS.number(),
                        ByteBuffer.wrap(in.readNBytes(4)).getInt());
            }
        }
        server.awaitOnOut("it asked for a socket buffer of 536870912 B");
        Iperf3.run(port, "-t 1").assertGood();
    }

    /** After its last word a client waits for nothing but the end of the connection. */
    @Test
    @Tag("acceptance")
    @Tag("timing")
    void shouldLetClientsGoWithinAMomentOfTheirTestsEnd() throws Exception {
        serve("");
        for (String arguments : List.of("-t 2", "-t 2 -R", "-t 2 --bidir -P 4", "-u -t 2 -b 10M")) {
            long fromNs = System.nanoTime();
            Iperf3.run(port, arguments).assertGood();
            long beyondMs = (System.nanoTime() - fromNs) / 1_000_000 - 2_000;
            System.out.println("iperf3 -c " + arguments + " took " + beyondMs + " ms beyond its time");
            assertTrue(beyondMs < 200, arguments + " took " + beyondMs + " ms beyond its time");
        }
    }

    /** A client of 3.21 reads until the server has closed too, for as long as its patience lasts. */
    @Test
    void shouldCloseAtOnceWhenAClientHasSaidItsLastWord() throws Exception {
        serve("");
        try (Socket control = new Socket(InetAddress.getLoopbackAddress(), port)) {
            InputStream in = control.getInputStream();
            control.getOutputStream().write(COOKIE.getBytes(StandardCharsets.US_ASCII));
            assertEquals(9, in.read());
            send(control, "{\"tcp\":true,\"time\":1,\"parallel\":1,\"congestion\":\"nosuch\"}");
            assertEquals(10, in.read());
            try (Socket data = new Socket(InetAddress.getLoopbackAddress(), port)) {
                data.getOutputStream().write(COOKIE.getBytes(StandardCharsets.US_ASCII));
                assertEquals(1, in.read());
                assertEquals(2, in.read());
                server.awaitOnOut("it asked for the congestion control nosuch, which this host does not set");
                data.getOutputStream().write(new byte[1000]);
                control.getOutputStream().write(4);
                assertEquals(13, in.read());
                send(control, """
                        {"cpu_util_total":1,"cpu_util_user":1,"cpu_util_system":0,"sender_has_retransmits":1,"streams":[
                        {"id":1,"bytes":1000,"retransmits":0,"jitter":0,"errors":0,"packets":0}]}""");
                int length = ByteBuffer.wrap(in.readNBytes(4)).getInt();
                String results = new String(in.readNBytes(length), StandardCharsets.UTF_8);
                assertTrue(results.contains("\"bytes\":1000"), results);
                assertEquals(14, in.read());
                control.getOutputStream().write(16);
                control.shutdownOutput();
                control.setSoTimeout(PATIENCE_OF_CLIENT_MS);
                assertEquals(-1, in.read());
            }
        }
    }

    private static void send(Socket control, String json) throws IOException {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        control.getOutputStream()
                .write(ByteBuffer.allocate(4).putInt(text.length).array());
        control.getOutputStream().write(text);
    }
}
