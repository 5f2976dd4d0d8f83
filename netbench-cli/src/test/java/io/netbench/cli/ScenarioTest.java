package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.process.ExitStatus;
import io.netbench.control.net.ControlServer;
import io.netbench.result.Check;
import io.netbench.result.ResultJson;
import io.netbench.result.ResultSchema;
import io.netbench.result.RunResult;
import io.netbench.result.RunStatus;
import io.netbench.result.SampleSuites;
import io.netbench.result.SocketSettings;
import io.netbench.result.SuiteResult;
import io.netbench.result.SuiteRun;
import io.netbench.result.SuiteStatus;
import io.netbench.result.Verdict;
import io.netbench.result.file.ResultReader;
import io.netbench.result.file.SuiteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class ScenarioTest {

    private static final Path EXAMPLES = Path.of("..", "examples", "scenarios");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "checkpoint.yaml, 2, servers=1 clients=2",
        "nvme-day.yaml, 5, hosts=2",
        "incast-beside-backup.yaml, 2, clients=2 backup-from=100ms",
        "acceptance-night.yaml, 15, clients=2 most-clients=2 repeats=1"
    })
    void shouldRunTheExamples(String file, int runs, String variables) throws IOException {
        Path out = folder.resolve("out");
        List<String> line =
                new ArrayList<>(List.of("run", EXAMPLES.resolve(file).toString(), "--out", out.toString()));
        Path page = folder.resolve("page.html");
        line.addAll(List.of("--html", page.toString()));
        for (String variable : ("time=200ms warmup=50ms " + variables).split(" ", -1)) {
            line.addAll(List.of("--set", variable));
        }

        CommandRun run = CommandRun.of(line.toArray(String[]::new));

        // A rate that a busy host does not reach beside other loads is what some of them are to show.
        assertTrue(List.of(ExitStatus.PASSED, Verdict.FAILED_STATUS).contains(run.status()), run.out() + run.err());
        SuiteResult suite = SuiteReader.read(out.resolve("suite.json"));
        ResultSchema.assertValidSuite(suite);
        assertEquals("scenario", suite.kind());
        assertEquals(runs, suite.runs().size());
        String shown = Files.readString(page);
        suite.runs().forEach(one -> assertTrue(shown.contains(one.name()), one.name()));
        for (SuiteRun one : suite.runs()) {
            assertEquals(
                    RunStatus.COMPLETE,
                    ResultReader.read(out.resolve(one.file().orElseThrow())).status());
        }
        assertTrue(run.out().contains("  " + runs + " of " + runs + " runs"), run.out());
        assertTrue(run.out().lines().allMatch(text -> text.length() <= 120), run.out());
    }

    /** Each kind of error, all told at once, each with its line, its key and what would be right. */
    @Test
    void shouldTellEveryErrorInALineOfItsOwn() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.yaml"), """
                nmae: bad
                variables:
                  time: 1s
                  Hosts: 3
                  need:
                all:
                  duraton: 3s
                  duration: ${tiem}
                phases:
                  - name: one
                    pattern: incats
                    block-size: 1x
                    queue-depth: [1, 2]
                    read: yes
                  - name: one
                    pattern: incast
                    sweep: {client: 1..4, clients: 4..1}
                  - pattern: incast
                  - name: two
                    pattern: incast
                    profile: lustre4m
                  - name: three
                    pattern: incast
                    barrier: true
                    rate: 1gbit
                  - name: four
                    clients: 3
                    loads:
                      - {name: a, pattern: incast, duration: 3s}
                      - {name: b, pattern: broadcast, blocksize: 3}
                  - name: five
                    pattern: incast
                    sweep: {clients: 1..2, servers: 1..2, rate: 1g}
                  - name: six
                    pattern: incast
                    repeat: often
                    fixed: size
                  - name: seven
                    pattern: incast
                    min-total: fast
                  - name: eight
                    loads:
                      - {name: a, pattern: incast, queue-depth: 5000}
                  - name: nine
                    pattern: incast
                    clients: h[1-3]
                    servers: s1
                    sweep: {clients: "2,4"}
                  - {name: ten, pattern: incast, sweep: {clients: [1, 2]}}
                  - {name: ten-clients-1, pattern: incast}
                  - just text
                """);

        CommandRun run = CommandRun.of("run", file.toString());

        assertEquals(ExitStatus.USAGE, run.status());
        assertEquals("", run.out());
        assertEquals("""
                :1: nmae: is not known here; did you mean name?
                :4: Hosts: a variable's name is of a-z, 0-9, - and _, such as time
                :5: need: has no value; give it with --set need=VALUE
                :7: duraton: is not known here; did you mean duration?
                :8: duration: there is no variable 'tiem'; did you mean time?
                :11: pattern: there is no pattern 'incats'; did you mean incast?
                :12: block-size: '1x' is not a size; write bytes with an optional suffix k, m, g or t, such as 64k
                :13: queue-depth: must be a single value, got: a list
                :14: read: must be true or false, got: yes
                :15: name: there is a phase 'one' in line 10; give each a name of its own
                :17: client: 'client' can't vary; did you mean clients?
                :17: clients: '4..1' counts down; write the lower number first
                :18: name: is missing; a phase needs one, of a-z, 0-9 and -
                :21: profile: there is no profile 'lustre4m'; did you mean lustre-4m?
                :25: rate must be left out with barrier: a round starts when the last one is done
                :27: clients: is of one load; write it into one of 'loads'
                :29: duration: is of the whole phase; write it beside 'loads'
                :30: blocksize: is not known here; did you mean block-size?
                :33: sweep: at most two things may vary at a time, got: clients, servers, rate
                :36: repeat: must be a whole number, got: often
                :37: fixed: must be fragment or block, got: size
                :40: min-total: 'fast' is not a rate; write bits per second, such as 10gbit, or bytes per second, such as 3GB/s or 2.8GiB/s
                :43: queue-depth must be from 1 to 4096, got: 5000
                :48: sweep: clients: there are 3 hosts for it, got: 4
                :50: name: a run of it would be called 'ten-clients-1', as one of another phase; give it another name
                :51: phases: a phase has keys, such as name, got: a single value
                """, run.err().replace("netbench run: " + file, ""));
    }

    /** Loads of TCP beside loads of datagrams: what only one kind has stands once, for all. */
    @Test
    void shouldGiveEachPhaseWhatItsLoadsHaveAUseFor() throws IOException {
        Path file = Files.writeString(folder.resolve("kinds.yaml"), """
                all: {duration: 200ms, warmup: 50ms, nagle: true, mss: 1200, gso: on, min-link: 1kbit, max-loss: 99%}
                phases:
                  - {name: streams, pattern: incast, clients: 1, mss: 1100}
                  - {name: datagrams, pattern: incast, clients: 1, udp: true, rate: 10mbit}
                """);
        Path out = folder.resolve("out");

        CommandRun run = CommandRun.of("run", file.toString(), "--out", out.toString());

        // On a busy machine a rate may be missed in so short a time, and it is judged all the same.
        assertTrue(Set.of(ExitStatus.PASSED, Verdict.FAILED_STATUS).contains(run.status()), run::err);
        SuiteResult suite = SuiteReader.read(out.resolve("suite.json"));
        Map<String, SocketSettings> asked = new HashMap<>();
        Map<String, List<String>> checks = new HashMap<>();
        for (SuiteRun one : suite.runs()) {
            RunResult result = ResultReader.read(out.resolve(one.file().orElseThrow()));
            asked.put(one.name(), result.plan().socketOptions().orElse(SocketSettings.NONE));
            checks.put(
                    one.name(),
                    result.checks().stream().map(Check::name).distinct().toList());
        }
        assertEquals(List.of("min_link"), checks.get("streams"));
        assertEquals(List.of("min_rate", "max_loss"), checks.get("datagrams"));
        assertEquals(Optional.of(true), asked.get("streams").nagle());
        assertEquals(Optional.of(1_100L), asked.get("streams").mssBytes());
        assertEquals(Optional.empty(), asked.get("datagrams").nagle());
        assertEquals(Optional.empty(), asked.get("datagrams").mssBytes());
    }

    @Test
    void shouldTakeWhatIsOfRoundsWhereAPhaseHasSome() throws IOException {
        Path file = Files.writeString(folder.resolve("rounds.yaml"), """
                all: {round-deadline: 1s}
                phases:
                  - {name: rounds, pattern: incast, clients: 1, barrier: true}
                  - {name: stream, pattern: incast, clients: 1}
                  - {name: paced, pattern: incast, clients: 1, rate-phase: aligned, sweep: {rate: [1g, 2g]}}
                """);

        CommandRun run = CommandRun.of("run", file.toString(), "--dry-run");

        assertEquals(ExitStatus.PASSED, run.status(), run::err);
    }

    @Test
    void shouldNameWhatOnlyRoundsAndRatesHaveAUseFor() throws IOException {
        Path file = Files.writeString(folder.resolve("none.yaml"), """
                all:
                  round-deadline: 1s
                phases:
                  - {name: stream, pattern: incast, clients: 1}
                """);
        Path own = Files.writeString(folder.resolve("own.yaml"), """
                phases:
                  - name: stream
                    pattern: incast
                    round-deadline: 1s
                  - name: other
                    pattern: incast
                    rate-phase: aligned
                """);

        CommandRun run = CommandRun.of("run", file.toString(), "--dry-run");
        CommandRun ofPhases = CommandRun.of("run", own.toString(), "--dry-run");

        assertEquals(
                "netbench run: " + file + ":2: round-deadline: no phase has a load that uses it; leave it out",
                run.err().strip());
        assertEquals("""
                :4: round-deadline needs barrier: only a barrier keeps rounds
                :7: rate-phase needs rate: without one there is no schedule
                """, ofPhases.err().replace("netbench run: " + own, ""));
        assertEquals(ExitStatus.USAGE, ofPhases.status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nagle: true", "max-retransmits: 1%", "max-p99: 1ms", "min-total: 1gbit"})
    void shouldNameWhatNoPhaseHasAUseFor(String key) throws IOException {
        Path file = Files.writeString(folder.resolve("kinds.yaml"), """
                all:
                  %s
                phases:
                  - {name: datagrams, pattern: incast, clients: 1, udp: true, rate: 10mbit}
                """.formatted(key));

        CommandRun run = CommandRun.of("run", file.toString());

        assertEquals(ExitStatus.USAGE, run.status());
        assertEquals(
                "netbench run: " + file + ":2: " + key.substring(0, key.indexOf(':'))
                        + ": no phase has a load that uses it; leave it out",
                run.err().strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --set tiem=3       | --set: the scenario has no variable 'tiem'; did you mean time?
            --set time         | --set: 'time' is no NAME=VALUE; write such as time=5s
            --set time=1x      | :12: duration: '1x' is not a time;
            -t 3s              | -t: a scenario says it;
            --min-link 3g      | --min-link: a scenario says it;
            --sweep clients=1,2 | --sweep: the scenario says it;
            --csv x            | --csv is of one run, and there are several;
            --links all        | --links is of one run, and there are several;
            --live full        | --live full is of one run, and there are several;
            --load a:incast    | stands outside of all loads;
            --resume /none     | --resume /none/suite.json: no such file or folder
            """)
    void shouldSayWhatDoesNotGoWithAScenario(String options, String message) {
        List<String> line = new ArrayList<>(
                List.of("run", EXAMPLES.resolve("checkpoint.yaml").toString()));
        line.addAll(List.of(options.split(" ", -1)));

        CommandRun run = CommandRun.of(line.toArray(String[]::new));

        assertEquals(ExitStatus.USAGE, run.status(), run.err());
        assertTrue(run.err().contains(message), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @Test
    void shouldRefuseToWriteOverTheScenario() throws IOException {
        Path file = Files.writeString(folder.resolve("one.yaml"), "phases: [{name: one, pattern: incast}]");
        for (String form : List.of("--json", "--html", "--csv-run")) {
            CommandRun run = CommandRun.of("run", file.toString(), form, file.toString(), "--dry-run");

            assertEquals(ExitStatus.USAGE, run.status(), run.err());
            assertTrue(run.err().contains(form + " " + file + ": is the scenario itself"), run.err());
        }
    }

    @Test
    void shouldOrderRunsByTheSeed() {
        String one = order("7");

        assertEquals(one, order("7"));
        assertTrue(!one.equals(order("8")), one);
        assertTrue(one.startsWith("16 runs, about 3.33 min; as many bytes as the network takes"), one);
    }

    /** Who gave a seed at first need not give it again, though the file has another. */
    @Test
    void shouldGoOnByTheSeedOfTheSeriesThatIsResumed() throws IOException {
        Path file = Files.writeString(
                folder.resolve("seed.yaml"),
                "seed: 5\nphases:\n- name: one\n  pattern: incast\n  duration: 1s\n  sweep:\n    clients: 1..16\n");
        ObjectNode suite = ResultJson.mapper().valueToTree(SampleSuites.sweep());
        ((ObjectNode) suite.get("parameters")).putArray("seed").add("7");
        Files.writeString(folder.resolve("suite.json"), suite.toString());

        CommandRun ofFile = CommandRun.of("run", file.toString(), "--dry-run");
        CommandRun given = CommandRun.of("run", file.toString(), "--dry-run", "--seed", "7");
        CommandRun resumed = CommandRun.of("run", file.toString(), "--dry-run", "--resume", folder.toString());

        assertEquals(given.out(), resumed.out());
        assertNotEquals(ofFile.out(), resumed.out());
        assertTrue(resumed.err().contains("has seed 7, and goes on with it; that of the file is 5"), resumed.err());
        assertEquals("", ofFile.err());
    }

    private static String order(String seed) {
        return CommandRun.of("incast", "--sweep", "clients=1..16", "--dry-run", "--seed", seed)
                .out();
    }

    @Test
    void shouldSayHowManyBytesWillMove() {
        CommandRun run = CommandRun.of(
                "incast",
                "--sweep",
                "rate=8mbit,80mbit",
                "-c",
                "2",
                "-b",
                "64k",
                "-t",
                "1s",
                "-w",
                "0",
                "--repeat",
                "2",
                "--dry-run");

        assertTrue(run.out().startsWith("4 runs, about 6 s; 42.0 MiB"), run.out() + run.err());
    }

    /** The agent of a host dies in the third of five runs, for good. */
    @Test
    void shouldGoOnWithoutAHostThatIsLost() throws Exception {
        ControlServer server = LoopbackAgent.start();
        ControlServer good = LoopbackAgent.start();
        ControlServer bad = LoopbackAgent.start();
        Path out = folder.resolve("out");
        Path file = Files.writeString(folder.resolve("five.yaml"), """
                variables: {server: , good: , bad: }
                all: {duration: 300ms, warmup: 0}
                phases:
                  - {name: one, pattern: incast, servers: "${server}", clients: ["${good}", "${bad}"]}
                  - {name: two, pattern: incast, servers: "${server}", clients: "${bad}"}
                  - {name: three, pattern: incast, servers: "${server}", clients: ["${good}", "${bad}"], duration: 1500ms}
                  - {name: four, pattern: incast, servers: "${server}", clients: ["${good}", "${bad}"]}
                  - {name: five, pattern: incast, servers: "${server}", clients: "${good}", duration: 500ms}
                """);
        String lost = LoopbackAgent.host(bad);
        String[] line = {
            "run",
            file.toString(),
            "--out",
            out.toString(),
            "--set",
            "server=" + LoopbackAgent.host(server),
            "--set",
            "good=" + LoopbackAgent.host(good),
            "--set",
            "bad=" + lost
        };
        CompletableFuture<CommandRun> running = CompletableFuture.supplyAsync(() -> CommandRun.of(line));
        try (server;
                good) {
            try (bad) {
                await(out.resolve("runs").resolve("two.json"));
            }
            CommandRun run = running.get();

            assertEquals(ExitStatus.FAILED, run.status(), run.out() + run.err());
            SuiteResult suite = SuiteReader.read(out.resolve("suite.json"));
            ResultSchema.assertValidSuite(suite);
            assertEquals(SuiteStatus.INCOMPLETE, suite.status());
            assertEquals(5, suite.runs().size(), run.out());
            assertEquals(RunStatus.COMPLETE, status(suite, out, 0));
            assertEquals(RunStatus.COMPLETE, status(suite, out, 1));
            assertEquals(RunStatus.INCOMPLETE, status(suite, out, 2));
            assertEquals(RunStatus.COMPLETE, status(suite, out, 4));
            assertTrue(run.out().contains(lost), run.out());
        }
    }

    private static RunStatus status(SuiteResult suite, Path out, int run) {
        return ResultReader.read(out.resolve(suite.runs().get(run).file().orElseThrow()))
                .status();
    }

    private static void await(Path file) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!Files.exists(file) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertTrue(Files.exists(file), file.toString());
    }
}
