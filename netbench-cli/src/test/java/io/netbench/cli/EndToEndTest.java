package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.process.ExitStatus;
import io.netbench.result.LinkResult;
import io.netbench.result.ResultSchema;
import io.netbench.result.RunResult;
import io.netbench.result.file.ResultReader;
import io.netbench.transport.Capability;
import io.netbench.transport.Transport;
import io.netbench.transport.Transports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The main commands over real sockets, short runs of each kind of load. What is measured is held to, not how much: so
 * some go side by side, since a run mostly waits for its start.
 */
@Timeout(60)
class EndToEndTest {

    private static final List<String> PATTERNS =
            List.of("incast", "incast --read -s 3", "broadcast", "broadcast --read");

    /** The rate is a block each 100 ms: a busy host carries it, since the window may cut one off. */
    private static final List<String> LOADS = List.of(
            " -b 64k", " -b 16k -r 0", " -b 64k --barrier", " -b 32k --verify -P 2 -q 4", " -b 64k --rate 5mbit");

    @TempDir
    private Path folder;

    /** Every pattern with every kind of load, and each of either on every transport of this host. */
    static Stream<String> loads() {
        List<String> transports = transports().toList();
        List<String> cells = new ArrayList<>();
        for (int pattern = 0; pattern < PATTERNS.size(); pattern++) {
            for (int load = 0; load < LOADS.size(); load++) {
                String transport = transports.get((pattern + load) % transports.size());
                cells.add(cell(PATTERNS.get(pattern), LOADS.get(load), transport));
            }
        }
        return cells.stream();
    }

    /** And each of both on every transport. */
    static Stream<String> allLoads() {
        return transports()
                .flatMap(transport -> PATTERNS.stream()
                        .flatMap(pattern -> LOADS.stream().map(load -> cell(pattern, load, transport))));
    }

    private static String cell(String pattern, String load, String transport) {
        String clients = pattern.endsWith("-s 3") ? " -c 1" : " -c 3";
        return pattern + clients + load + " --transport " + transport;
    }

    static Stream<String> transports() {
        return Transports.installed().all().stream()
                .filter(transport -> transport.availability().isUsable())
                .map(Transport::name);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("loads")
    void shouldCarryAndAccountForEveryLoad(String arguments) throws IOException {
        RunResult result = run(arguments);
        RunInvariants.assertHold(result);
        assertEquals(3, result.links().size());
        boolean isStream = arguments.contains("-r 0");
        for (LinkResult link : result.links()) {
            assertEquals(isStream, link.latencyNs() == null, link.name());
            assertEquals(arguments.contains("--rate"), link.serviceNs().isPresent(), link.name());
            assertEquals(arguments.contains("--barrier"), link.roundNs().isPresent(), link.name());
            assertEquals(arguments.contains("-P 2") ? 2 : 1, link.connectionCount());
        }
    }

    @ParameterizedTest
    @Tag("acceptance")
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("allLoads")
    void shouldCarryAndAccountForEveryLoadOnEveryTransport(String arguments) throws IOException {
        shouldCarryAndAccountForEveryLoad(arguments);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("blockSizes")
    void shouldCarryBlocksOfAnySize(String arguments) throws IOException {
        RunInvariants.assertHold(run(arguments));
    }

    /** The smallest and the largest, with more than one window of the payload in between. */
    static Stream<String> blockSizes() {
        return transports()
                .flatMap(transport -> Stream.of(
                                "incast -c 2 -b 1",
                                "broadcast --read -c 2 -b 4k",
                                "broadcast -c 2 -b 1m",
                                "incast -c 2 -b 64m --verify")
                        .map(arguments -> arguments + " --transport " + transport));
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(
            strings = {
                "incast -s 2 -c 3 --topology mesh -b 64k",
                "incast -s 2 -c 3 --topology spread -b 64k",
                "incast -s 3 -c 3 --topology pairs -b 64k",
                "broadcast -s 2 -c 3 --topology mesh -b 64k",
                "broadcast -s 2 -c 3 --topology spread --barrier -b 64k",
                "incast --read -s 3 -c 3 --topology pairs --barrier -b 64k"
            })
    void shouldLinkEndpointsAsTopologySays(String arguments) throws IOException {
        RunResult result = run(arguments);
        RunInvariants.assertHold(result);
        assertEquals(arguments.contains("mesh") ? 6 : 3, result.links().size());
    }

    @Test
    void shouldEndEachLinkAtItsBytes() throws IOException {
        RunResult result = runToLimit("incast -c 3 -b 64k -P 2 -n 10000001 -w 100ms");
        RunInvariants.assertHold(result);
        result.links().forEach(link -> assertEquals(10_000_001, link.bytes(), link.name()));
        assertTrue(result.totals().firstDone().isPresent());
        assertTrue(result.totals().lastDone().isPresent());
    }

    @Test
    void shouldEndEachHubAtItsRounds() throws IOException {
        RunResult result = runToLimit("incast -c 3 -b 64k --barrier --rounds 50 -w 100ms");
        RunInvariants.assertHold(result);
        assertEquals(50, result.loads().get(0).rounds().orElseThrow().count());
        for (LinkResult link : result.links()) {
            assertEquals(50 * 65_536, link.bytes(), link.name());
            assertEquals(50, link.operations(), link.name());
        }
    }

    /** On a host whose kernel can't, the run copies, and says so of the host. */
    @Test
    void shouldReceiveWithoutACopyOrSayWhyNot() throws IOException {
        boolean can = Transports.installed().all().stream()
                .anyMatch(transport -> transport.capabilities().contains(Capability.ZERO_COPY_RECEIVE));
        RunResult result = run("broadcast -c 2 -b 64k --zero-copy");
        RunInvariants.assertHold(result);
        assertTrue(result.plan().asksZeroCopy());
        assertEquals(can, result.notes().stream().anyMatch(note -> note.code().equals("zero_copy")));
        assertEquals(
                !can,
                result.warnings().stream().anyMatch(warning -> warning.code().equals("zero_copy_unavailable")));
    }

    @Test
    void shouldEndAtTimeWhenItComesBeforeBytes() throws IOException {
        RunResult result = runToLimit("broadcast -c 2 -b 64k -n 1t -t 300ms -w 0");
        RunInvariants.assertHold(result);
    }

    @Test
    void shouldKeepLabelAndCommandInResult() throws IOException {
        RunResult result = run("incast -c 1 -b 64k --label rack-7");
        assertEquals("rack-7", result.label().orElseThrow());
        assertTrue(result.command().orElseThrow().startsWith("netbench incast -c 1 -b 64k --label rack-7 "));
    }

    @Test
    void shouldGiveNamedLinksTheirOwnLoad() throws IOException {
        RunResult result = run("incast -c 3 -b 16k --link client-2/*:connections=3,block-size=4k");
        RunInvariants.assertHold(result);
        assertEquals(
                List.of(1, 3, 1),
                result.links().stream().map(LinkResult::connectionCount).toList());
    }

    @Test
    void shouldWriteEveryKindOfFile() throws IOException {
        Path csv = folder.resolve("links.csv");
        Path runs = folder.resolve("runs.csv");
        Path logs = folder.resolve("logs");
        Path page = folder.resolve("page.html");
        String files = " --csv " + csv + " --csv-run " + runs + " --hgrm " + logs + " --html " + page;
        RunInvariants.assertHold(run("incast -c 2 -b 64k" + files));
        RunInvariants.assertHold(run("incast -c 2 -b 64k" + files));
        assertEquals(1 + 2, Files.readAllLines(csv).size());
        assertEquals(1 + 2, Files.readAllLines(runs).size(), "a header and a row for each of two runs");
        assertTrue(Files.size(logs.resolve("latency.hlog")) > 0);
        assertTrue(Files.readString(page).contains("<bdi>client-2</bdi>"));
    }

    @Test
    void shouldShowReportAndProgressUnlessTold() {
        CommandRun run = CommandRun.of("incast -c 2 -b 64k -t 300ms -w 0 --live off".split(" "));
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("incast  2 clients -> 1 server"), run.out());
        assertTrue(run.out().contains("client-2"), run.out());
        CommandRun quiet = CommandRun.of("incast -c 2 -b 64k -t 300ms -w 0 --quiet".split(" "));
        assertEquals("", quiet.out());
        assertEquals("", quiet.err());
    }

    @Test
    void shouldTellInOneLineWhenTransportIsNotAvailable() {
        List<Transport> missing = Transports.installed().all().stream()
                .filter(transport -> !transport.availability().isUsable())
                .toList();
        for (Transport transport : missing) {
            CommandRun run = CommandRun.of("incast", "--transport", transport.name(), "--quiet");
            assertEquals(ExitStatus.FAILED, run.status());
            assertEquals(1, run.err().lines().count(), run.err());
            assertTrue(run.err().contains(transport.availability().reason().orElseThrow()), run.err());
        }
    }

    /** A run of 300 ms. */
    private RunResult run(String arguments) throws IOException {
        return runToLimit(arguments + " -t 200ms -w 50ms");
    }

    private RunResult runToLimit(String arguments) throws IOException {
        Path json = folder.resolve("run.json");
        CommandRun run = CommandRun.of((arguments + " --quiet --json " + json).split(" "));
        assertEquals("", run.err());
        assertEquals(0, run.status(), run::out);
        ResultSchema.assertValid(Files.readString(json));
        RunResult result = ResultReader.read(json);
        assertFalse(result.links().isEmpty());
        assertNotNull(result.startedAt());
        return result;
    }
}
