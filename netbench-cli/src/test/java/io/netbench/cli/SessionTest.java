package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.StopCause;
import io.netbench.cli.agent.AgentLife;
import io.netbench.cli.agent.SessionLog;
import io.netbench.cli.agent.TimedLines;
import io.netbench.cli.options.DataPortRange;
import io.netbench.cli.options.ListenPlace;
import io.netbench.cli.process.ExitStatus;
import io.netbench.cli.process.Interrupts;
import io.netbench.cli.report.RateFormat;
import io.netbench.cli.report.SessionReport;
import io.netbench.cli.run.HostedAgent;
import io.netbench.cli.terminal.Screen;
import io.netbench.control.BuildInfo;
import io.netbench.dataplane.AgentLimits;
import io.netbench.dataplane.DataRails;
import io.netbench.dataplane.LoopPlacement;
import io.netbench.plan.AllowedPeers;
import io.netbench.result.ConnectionOptions;
import io.netbench.result.ResultSchema;
import io.netbench.result.RunResult;
import io.netbench.result.file.ResultReader;
import io.netbench.text.PropertyNames;
import io.netbench.time.Await;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions between a server and its clients, over real sockets. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class SessionTest {

    private static final String SHORT = " -i 100ms";

    @TempDir
    private Path folder;

    private final StringWriter told = new StringWriter();
    private final AgentLife life = new AgentLife(
            new SessionLog(new PrintWriter(told), new TimedLines(new PrintWriter(told), false)),
            false,
            PropertyNames.WORDS);
    private CompletableFuture<Integer> server;
    private int port;

    @BeforeEach
    void startServer() throws Exception {
        ListenPlace place = new ListenPlace(
                InetAddress.getLoopbackAddress(),
                DataRails.NONE,
                Optional.empty(),
                Optional.empty(),
                AllowedPeers.all());
        HostedAgent agent =
                new HostedAgent(place, 0, new DataPortRange(0, 4), AgentLimits.forThisJvm(), LoopPlacement.FREE);
        CompletableFuture<Integer> ready = new CompletableFuture<>();
        server = CompletableFuture.supplyAsync(
                () -> agent.live(life, serving -> ready.complete(serving.controlPort()), new Interrupts()));
        port = ready.get(20, TimeUnit.SECONDS);
    }

    @AfterEach
    void stopServer() throws Exception {
        life.interrupted(StopCause.TERMINATED);
        assertEquals(StopCause.TERMINATED.exitStatus(), server.get(20, TimeUnit.SECONDS));
    }

    private CommandRun client(String arguments) {
        return CommandRun.of(("client 127.0.0.1 -p " + port + SHORT
                        + (arguments.contains("-n ") ? "" : " -t 300ms -O 100ms") + arguments)
                .split(" "));
    }

    private RunResult measure(String arguments) throws IOException {
        Path json = Files.createTempFile(folder, "session", ".json");
        Files.delete(json);
        CommandRun run = client(arguments + " --json " + json);
        assertEquals(0, run.status(), run::err);
        ResultSchema.assertValid(Files.readString(json));
        RunResult result = ResultReader.read(json);
        RunInvariants.assertHold(result);
        return result;
    }

    @Test
    void shouldShowIntervalsAndBothEndsWhenClientSends() {
        CommandRun run = client("");

        assertEquals(0, run.status(), run::err);
        assertEquals("", run.err());
        List<String> lines = run.out().lines().toList();
        assertTrue(
                lines.get(0).startsWith("client-1 -> 127.0.0.1:" + port + "   1 connection, 128 KiB blocks"),
                run.out());
        assertTrue(lines.stream().anyMatch(line -> line.endsWith("  warm-up")), run.out());
        assertTrue(lines.contains(" client-1 -> 127.0.0.1:" + port), run.out());
        String window = " 0.100-0.400 ";
        assertTrue(lines.stream().anyMatch(line -> line.startsWith(" sender   " + window)), run.out());
        assertTrue(lines.stream().anyMatch(line -> line.startsWith(" receiver " + window)), run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " -P 17", " -R -P 2 -w 256k", " -n 20M -P 3", " -b 40M --verify"})
    void shouldFitItsReportIntoTheScreen(String arguments) throws IOException {
        RunResult result = measure(arguments);

        for (int columns : List.of(80, 200)) {
            for (boolean verbose : List.of(false, true)) {
                List<String> lines =
                        SessionReport.lines(result, verbose, RateFormat.OWN, new Screen(columns, true, false));
                assertTrue(lines.stream().allMatch(line -> line.length() <= columns), () -> String.join("\n", lines));
                assertTrue(lines.stream().noneMatch(line -> line.contains("PASSED")), "nobody set a limit");
                assertEquals(
                        verbose,
                        lines.stream().anyMatch(line -> line.startsWith(" congestion control  this host ")),
                        () -> String.join("\n", lines));
                assertTrue(
                        lines.stream()
                                .anyMatch(line -> line.matches(
                                        " histogram {2}(0 .* .bit/s|(?!0 )[\\d.]+ .* .bit/s \\(not from 0\\))")),
                        () -> String.join("\n", lines));
            }
        }
    }

    @Test
    void shouldShowEachOfAFewConnectionsAndTheirSum() {
        List<String> lines = client(" -P 3").out().lines().toList();

        for (String name : List.of("  [ 1]  ", "  [ 2]  ", "  [ 3]  ", " [SUM]  ")) {
            assertTrue(lines.stream().anyMatch(line -> line.startsWith(name)), () -> String.join("\n", lines));
        }
        assertTrue(lines.get(2).endsWith("  retr      cwnd       rtt"), () -> String.join("\n", lines));
    }

    @Test
    void shouldShowSumsAndSaySoWhereThereAreManyConnections() {
        CommandRun run = client(" -P 17");

        assertTrue(run.out().contains("  retr  cwnd sum  mean rtt"), run::out);
        assertTrue(run.out().contains(" [SUM]  "), run::out);
        assertFalse(run.out().contains("  [ 1]  "), run::out);
    }

    @ParameterizedTest
    @CsvSource({"-n 3M, 3145728", "-k 8 -l 100k, 819200"})
    void shouldSendWhatWasAskedForAndNothingBefore(String target, long bytes) throws IOException {
        Path json = folder.resolve("target.json");

        CommandRun run = CommandRun.of(("client 127.0.0.1 -p " + port + " " + target + " --json " + json).split(" "));

        assertEquals(0, run.status(), run::err);
        RunResult result = ResultReader.read(json);
        assertEquals(bytes, result.links().get(0).lifetime().sentBytes());
        assertEquals(Optional.of(bytes), result.links().get(0).lifetime().windowSentBytes());
        List<String> rates = run.out()
                .lines()
                .filter(line -> line.contains("bit/s") && !line.contains("over") && !line.contains("histogram"))
                .map(line -> line.replaceFirst("(.* )?([\\d.,]+ .bit/s).*", "$2"))
                .distinct()
                .toList();
        assertEquals(1, rates.size(), () -> rates + " in " + run.out());
    }

    @Test
    void shouldTellRetransmitsOfTheWindowInTotals() throws IOException {
        RunResult result = measure(" -P 2");

        assertEquals(
                Optional.ofNullable(result.links().get(0).tcp().source().retransmits()),
                result.totals().retransmits());
    }

    @Test
    void shouldBeVerboseByTheLetterOfIperf3AndTellItsVersionByTheOther() {
        CommandRun run = client(" -V -w 256k");

        assertEquals(0, run.status(), run::err);
        assertTrue(run.out().startsWith("netbench " + BuildInfo.version()), run::out);
        assertTrue(run.out().contains("sender: send buffer 256 KiB, receive buffer 256 KiB"), run::out);
        assertEquals(1, run.out().split("Linux keeps twice as much", -1).length - 1, run::out);
        for (String command : List.of("client", "server")) {
            assertEquals(CommandRun.of("--version"), CommandRun.of(command, "-v"));
        }
    }

    @Test
    void shouldSayOnceThatTheServerIsGone() throws Exception {
        CompletableFuture<CommandRun> client = CompletableFuture.supplyAsync(
                () -> CommandRun.of(("client 127.0.0.1 -t 30 -O 0 -i 100ms -p " + port).split(" ")));
        Await.until("the session has begun", () -> told.toString().contains("session 1 from"));

        stopServer();
        CommandRun run = client.get(20, TimeUnit.SECONDS);

        assertEquals(ExitStatus.FAILED, run.status());
        String server = "127.0.0.1:" + port + ": ";
        assertEquals(
                1,
                Stream.of(run.out(), run.err())
                        .flatMap(String::lines)
                        .filter(line -> line.contains(server))
                        .count(),
                () -> run.out() + run.err());
        assertFalse(run.err().contains("agent"), run::err);
    }

    @Test
    void shouldCarryTheSameBytesTheOtherWayWhenReversed() throws IOException {
        RunResult result = measure(" -R -P 3");

        assertEquals("127.0.0.1:" + port, result.links().get(0).source());
        assertEquals("client-1", result.links().get(0).sink());
        assertEquals(3, result.links().get(0).connectionCount());
    }

    @Test
    void shouldTellWhoeverSpeaksTheProtocolOfIperf3() throws Exception {
        try (Socket iperf3 = new Socket(InetAddress.getLoopbackAddress(), port)) {
            iperf3.getOutputStream()
                    .write("f6jd4nwzqu7ugr2ykpulatr62pqxypadpvkq\0".getBytes(StandardCharsets.US_ASCII));
            iperf3.setSoTimeout(20_000);
            while (iperf3.getInputStream().read() >= 0) {
                // What the server says before it hears anything.
            }
        }

        Await.until(
                "the server tells of it",
                () -> told.toString()
                        .contains("no netbench client at 127.0.0.1: it speaks"
                                + " the protocol of iperf3: use netbench client there, or iperf3 -s here"));
        assertEquals(0, client("").status());
    }

    @Test
    @Tag("timing")
    void shouldKeepToTheRateOfEachConnection() throws IOException {
        RunResult result = measure(" -b 40M -P 2 -l 10k");

        assertEquals(80e6 / 8, result.totals().goodputBytesPerS(), 0.1 * 80e6 / 8);
    }

    @Test
    void shouldEndAfterBytes() throws IOException {
        RunResult result = measure(" -n 3M -O 0 -w 256k");

        assertEquals(3 << 20, result.totals().bytes());
    }

    @Test
    void shouldTellEachSessionAtTheServer() throws Exception {
        measure(" -R -P 2");
        stopServer();

        assertTrue(
                told.toString()
                        .matches("(?s).*  session 1 from 127.0.0.1\\R.*"
                                + "  session 1: sent \\S+ [KMG]iB over 2 connections in .* ms, .* .bit/s\\R"),
                told::toString);
    }

    @Test
    void shouldServeManyClientsAtOnce() {
        List<CompletableFuture<CommandRun>> clients = Stream.of("", " -R", " -P 2")
                .map(arguments -> CompletableFuture.supplyAsync(() -> client(arguments)))
                .toList();

        clients.forEach(
                client -> assertEquals(0, client.join().status(), client.join().err()));
    }

    @Test
    void shouldBindTheClientsEndToItsDevice() throws IOException {
        Path json = folder.resolve("bound.json");

        CommandRun run = client(" --bind-device lo --json " + json);

        assertEquals(0, run.status(), run::err);
        ConnectionOptions options = ResultReader.read(json)
                .links()
                .get(0)
                .connections()
                .get(0)
                .options()
                .orElseThrow();
        assertEquals(Optional.of("lo"), options.source().orElseThrow().inForce().device());
        assertEquals(
                Optional.empty(),
                options.sink().flatMap(sink -> sink.inForce().device()),
                "the server has options of its own");
    }

    @Test
    void shouldTakeWhatMeansTheSameInIperf3() throws IOException {
        Path json = folder.resolve("same.json");

        CommandRun run = CommandRun.of(
                ("client 127.0.0.1 -p " + port + " -t 200ms -O 0 -i 0 -w 0 -N -S 0x20 --bind-dev lo --json " + json)
                        .split(" "));

        assertEquals(0, run.status(), run::err);
        assertFalse(run.out().contains("interval"), run::out);
        ConnectionOptions options = ResultReader.read(json)
                .links()
                .get(0)
                .connections()
                .get(0)
                .options()
                .orElseThrow();
        assertEquals(Optional.of(8), options.source().orElseThrow().inForce().dscp());
        assertEquals(Optional.of("lo"), options.source().orElseThrow().inForce().device());
    }

    @Test
    void shouldRefuseDevicesThatCannotBeHad() {
        CommandRun unknown = client(" --bind-device none9");
        assertEquals(ExitStatus.USAGE, unknown.status());
        assertTrue(
                unknown.err().contains("--bind-device: this host has no network device 'none9'; it has "),
                unknown::err);

        CommandRun nio = client(" --bind-device lo --transport nio");
        assertEquals(ExitStatus.FAILED, nio.status());
        assertTrue(nio.err().contains("--bind-device lo: transport nio can't bind sockets to a device"), nio::err);
    }

    @Test
    void shouldSayInOneLineWhereNoServerIsAndWhatToDo() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        CommandRun run = CommandRun.of("client", "127.0.0.1", "-p", Integer.toString(free));

        assertEquals(ExitStatus.FAILED, run.status());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count(), run::err);
        assertTrue(run.err().startsWith("netbench client: 127.0.0.1:" + free + ": "), run::err);
        assertTrue(run.err().contains("start one with netbench server"), run::err);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            client                  | HOST is missing
            client h -F file        | not supported: -F, the content of a file; payload is pseudo-random, leave it out
            client h -Z --send-copy | -Z and --send-copy exclude each other; leave one out
            client h -t 0           | -t 0: a session has an end here; write how long, such as -t 1h, and end it with Ctrl-C
            client h -b 1G/0        | -b: '1G/0' has no number of blocks from 1 to 1000 after its last slash; leave it out, each block is sent when it is due
            client h -f x           | -f: 'x' is not a unit; write one of k, m, g, t for bits, or K, M, G, T for bytes
            client h -A 0,1         | -A: the CPU of a netbench server is not set from here; give one number, and --cpus to netbench server there
            client h --wait 5       | --wait is for iperf3 servers; give --iperf3 too, or leave it out
            client h --rcv-timeout 5 | --rcv-timeout must be at least 100 ms, got: 5.0 ms
            -c h -s                 | not supported: -s, being a server by an option of a command; write netbench -s, or netbench server
            client h -S 0x21        | -S: '0x21' is not a type of service; write a multiple of 4 from 0 to 252, such as 0x20: the lowest two bits belong to TCP
            client h -4 -6          | -4 and -6 exclude each other; give one of them
            client h -n 1M -k 3     | -n and -k exclude each other; give one of them
            client h -k 0           | -k must be from 1 to as many as carry at most 1 EiB, got: 0
            client h -1             | not supported: -1, an end after one session, on this side; give it to netbench server
            client -c h             | not supported: -c, being a client by an option of a command; write netbench -c HOST, or netbench client HOST
            client h -p 70000       | -p must be from 1 to 65535, got: 70000
            client h:1 -p 2         | -p: the port stands with the host already, 'h:1'
            client h -t soon        | -t: 'soon' is not a time; write seconds, or a number with the suffix ms, s, m or h, such as 500ms
            client h -J --json -    | -J writes JSON to standard output; leave out --json, and what else is to go there
            client 127.0.0.1 -6     | -6: 127.0.0.1 has no such address; leave the option out
            server -p 65535         | -p must be at most 65519, so that 16 sessions have a port each for data after it, got: 65535; or say where with --data-port
            server --bind 192.0.2.1 | --bind: 192.0.2.1 can be reached by others; give --token-file (or NETBENCH_TOKEN), or --insecure if nobody else is on that network
            """)
    void shouldSayWhatASessionCanNotBeToldToDo(String arguments, String message) {
        CommandRun run = CommandRun.of(arguments.split(" "));

        String command = arguments.startsWith("-c")
                ? "netbench client"
                : "netbench " + arguments.substring(0, "client".length());
        assertEquals(
                command + ": " + message + " (see '" + command + " --help')",
                run.err().strip());
        assertEquals(ExitStatus.USAGE, run.status());
    }
}
