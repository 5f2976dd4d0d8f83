package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.options.ShellWords;
import io.netbench.cli.process.ExitStatus;
import io.netbench.result.ProbeResult;
import io.netbench.result.ResultSchema;
import io.netbench.result.RunResult;
import io.netbench.result.SuiteResult;
import io.netbench.result.UnderLoad;
import io.netbench.result.file.ResultReader;
import io.netbench.result.file.SuiteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --probe} and {@code netbench contention}, over loopback. */
@Execution(ExecutionMode.CONCURRENT)
class ProbeCommandTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            incast --probe-rate 5                  | --probe-rate is of probes; ask for them with --probe
            incast --bystanders a,b                | --bystanders is of probes; ask for them with --probe
            incast --probe=bystander               | --probe: bystander needs --bystanders, two hosts or more that take no part in the load
            incast --probe=foreign --bystanders a,b | --bystanders are for bystander, which --probe leaves out
            incast --probe --bystanders a          | --bystanders must be an even number of hosts, pair by pair, got: 1
            incast -s a -c b --probe --bystanders a,c | --bystanders: a takes part in the load; name hosts that don't
            incast --probe=sideways                | --probe: 'sideways' is no kind of probe; write foreign, self, bystander, or all
            incast --probe --probe-rate 101        | --probe-rate must be from 1 to 100, got: 101
            incast --probe --probe-time 10ms       | --probe-time must be from 500ms to 1m, got: 10ms
            incast --probe=self -r 0               | --probe: self times the operations of the load, and it has none, since nothing answers its blocks; leave self out
            incast --csv-probes probes.csv         | --csv-probes is of probes; ask for them with --probe
            contention --csv-probes x --load 'a: incast' --load 'b: incast' | --csv-probes is of one run, and there are several; --out keeps all of them, and netbench report writes it of each
            contention --links all --load 'a: incast' --load 'b: incast' | --links is of one run, and there are several; --out keeps all of them, and netbench report shows each
            contention --load 'a: incast'          | --load: describe two loads or more, such as --load 'bulk: incast -b 1m' --load 'small: incast -b 4k', got: 1
            contention --sweep clients=1,2 --load 'a: incast' --load 'b: incast' | --sweep is of one load or run; leave it out of a contention
            """)
    void shouldSayWhatIsWrongAndWhatWouldBeRight(String arguments, String message) {
        CommandRun run = CommandRun.of(ShellWords.split(arguments).toArray(String[]::new));

        String command = arguments.split(" ", 2)[0];
        assertEquals(
                "netbench " + command + ": " + message + " (see 'netbench " + command + " --help')",
                run.err().strip());
        assertEquals(ExitStatus.USAGE, run.status());
    }

    @Test
    void shouldProbeBeforeUnderAndAfterALoad() throws IOException {
        Path json = folder.resolve("run.json");
        Path html = folder.resolve("run.html");
        Path csv = folder.resolve("probes.csv");

        CommandRun run = CommandRun.of(ShellWords.split(
                        "incast -c 2 -b 64k -t 600ms -w 0 --live off --probe --probe-time 500ms --probe-dscp ef --json "
                                + json + " --html " + html + " --csv-probes " + csv)
                .toArray(String[]::new));

        assertEquals(ExitStatus.PASSED, run.status(), run::err);
        ResultSchema.assertValid(Files.readString(json));
        RunResult result = ResultReader.read(json);
        UnderLoad seen = result.latencyUnderLoad().orElseThrow();
        assertEquals(
                List.of("foreign", "self"),
                seen.probes().stream().map(ProbeResult::kind).toList());
        ProbeResult foreign = seen.probes().get(0);
        assertEquals(2, foreign.pairs(), run::out);
        for (var phase : List.of(foreign.idle(), foreign.loaded(), foreign.after())) {
            assertTrue(phase.samples() > 20, () -> foreign.toString());
            assertTrue(phase.p50() > 0);
        }
        // 0.6 s of 100 a second on two pairs.
        assertEquals(120, foreign.loaded().samples(), 4, foreign::toString);
        assertTrue(seen.probes().get(1).loaded().samples() > 0, () -> seen.toString());
        assertEquals(46, seen.dscp().orElseThrow());
        assertEquals(1, seen.timers().size());
        assertEquals(1, seen.queues().size());
        assertTrue(run.out().contains("latency under load"), run::out);
        assertTrue(Files.readString(html).contains("Latency under load"), "a section of the page");
        assertEquals(1 + 2 * 3, Files.readAllLines(csv).size(), "a header, and three rows of each kind");
        Path again = folder.resolve("again.csv");
        CommandRun.of("report", "--quiet", json.toString(), "--csv-probes", again.toString());
        assertEquals(Files.readString(csv), Files.readString(again));
    }

    @Test
    void shouldRunLoadsAloneAndTogether() {
        Path json = folder.resolve("suite.json");

        CommandRun run = CommandRun.of(ShellWords.split("contention -t 300ms -w 0 --live off --units bytes"
                        + " --load 'bulk: incast -c 2 -b 256k' --load 'small: incast -c 1 -b 4k' --json "
                        + json)
                .toArray(String[]::new));

        assertEquals(ExitStatus.PASSED, run.status(), run::err);
        SuiteResult suite = SuiteReader.read(json);
        assertEquals("contention", suite.kind());
        assertEquals(
                List.of("alone-bulk", "alone-small", "together"),
                suite.runs().stream().map(one -> one.name()).toList());
        assertEquals(
                2,
                suite.findings().stream()
                        .filter(finding -> finding.code().equals("contention_loss"))
                        .count());
        assertTrue(
                suite.findings().stream().noneMatch(finding -> finding.code().equals("contention_port")),
                "loopback has no port");
        assertTrue(run.out().matches("(?s)goodput in .iB/s, .*kept.*run .*iB/s  lat p50.*"), run::out);
        assertFalse(run.out().contains("ports that several loads needed"), run::out);
    }
}
