package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.ResultSchema;
import io.netbench.result.SuiteFinding;
import io.netbench.result.SuitePhase;
import io.netbench.result.SuiteResult;
import io.netbench.result.SuiteStatus;
import io.netbench.result.file.ResultReader;
import io.netbench.result.file.SuiteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Suites over real endpoints of this host. */
class MatrixCommandTest {

    @TempDir
    private Path folder;

    @Test
    void shouldShowEveryPairAndKeepEveryRun() throws IOException {
        Path suite = folder.resolve("suite");
        Path page = folder.resolve("page.html");
        CommandRun run = CommandRun.of(
                "matrix",
                "--hosts",
                "3",
                "-t",
                "100ms",
                "-w",
                "0",
                "-b",
                "16k",
                "--out",
                suite.toString(),
                "--html",
                page.toString());

        assertEquals(0, run.status(), run::err);
        assertTrue(run.out().contains("6 of 6 pairs measured"), run::out);
        assertTrue(
                run.out().lines().anyMatch(line -> line.matches(" host-2 +[0-9.]+\\*? +\\\\ +[0-9.]+\\*? *")),
                run::out);
        SuiteResult kept = SuiteReader.read(suite.resolve("suite.json"));
        ResultSchema.assertValidSuite(kept);
        assertEquals(SuiteStatus.COMPLETE, kept.status());
        assertEquals(
                List.of("hosts", "pairs-1", "pairs-2"),
                kept.runs().stream().map(one -> one.name()).toList());
        kept.runs()
                .forEach(one -> ResultSchema.assertValid(
                        ResultReader.read(suite.resolve(one.file().orElseThrow()))));

        String measured = Files.readString(page);
        assertTrue(measured.contains("MEASURED, NOT JUDGED"), measured);
        CommandRun again = CommandRun.of("report", suite.toString(), "--html", page.toString(), "--quiet");
        assertEquals(new CommandRun(0, "", ""), again);
        assertEquals(measured, Files.readString(page), "the same page from the folder");

        CommandRun resumed = CommandRun.of(
                "matrix", "--hosts", "3", "-t", "100ms", "-w", "0", "-b", "16k", "--resume", suite.toString());
        assertEquals(0, resumed.status(), resumed::err);
        assertEquals(run.out(), resumed.out(), "nothing was left to be measured");

        CommandRun otherwise = CommandRun.of(
                "matrix",
                "--hosts",
                "3",
                "-t",
                "100ms",
                "-w",
                "0",
                "-b",
                "16k",
                "--mss",
                "1200",
                "--resume",
                "" + suite);
        assertEquals(2, otherwise.status(), otherwise::err);
        assertTrue(
                otherwise.err().contains("its suite has other mss bytes: none, not 1200; ask for the same"),
                otherwise::err);

        CommandRun itself =
                CommandRun.of("matrix", "--hosts", "3", "-b", "16k", "--resume", "" + suite, "--baseline", "" + suite);
        assertEquals(2, itself.status(), itself::err);
        assertTrue(itself.err().contains("is the baseline itself; give another baseline"), itself::err);

        CommandRun report = CommandRun.of("report", suite.toString());
        assertEquals(0, report.status(), report::err);
        int mapLines = 5;
        assertEquals(
                run.out().lines().limit(mapLines).toList(),
                report.out().lines().limit(mapLines).toList(),
                "the same map as when it was measured");
        assertTrue(report.out().contains("MEASURED, NOT JUDGED  matrix of "), report::out);

        Path first = suite.resolve("runs").resolve("pairs-1.json");
        CommandRun over = CommandRun.of("report", suite.toString(), "--html", first.toString());
        assertEquals(2, over.status());
        assertTrue(over.err().contains("--html " + first + ": is the result itself"), over::err);

        CommandRun csv = CommandRun.of("report", suite.toString(), "--csv", "-");
        assertEquals(2, csv.status());
        assertTrue(csv.err().contains("--csv is of one run"), csv::err);
        assertTrue(csv.err().contains("such as runs/hosts.json"), csv::err);

        CommandRun units = CommandRun.of("report", suite.toString(), "--units", "bytes");
        assertEquals(2, units.status());
        assertTrue(units.err().contains("--units is of one run"), units::err);
    }

    @Test
    void shouldFailFabricBeyondLimit() throws IOException {
        Path json = folder.resolve("suite.json");
        CommandRun run = CommandRun.of(
                "validate",
                "--hosts",
                "3",
                "-t",
                "100ms",
                "-w",
                "0",
                "--min-link",
                "900tbit",
                "--json",
                json.toString());

        assertEquals(3, run.status(), run::err);
        assertTrue(run.out().contains("under the least goodput"), run::out);
        CommandRun report = CommandRun.of("report", json.toString());
        assertTrue(report.out().contains("BAD  validate of "), report::out);
        assertTrue(
                report.out().contains(" 1  6 pairs are under the least goodput that was asked for: in the middle "),
                report::out);
        SuiteResult suite = SuiteReader.read(json);
        ResultSchema.assertValidSuite(suite);
        assertTrue(suite.findings().stream().map(SuiteFinding::code).anyMatch("bad_limit"::equals));
        assertEquals(List.of("900000000000000"), suite.parameters().get("min_link_bits_per_s"));
        assertEquals(
                List.of("hosts", "pairs", "again", "suspects", "paths", "incasts"),
                suite.phases().stream().map(SuitePhase::name).toList());
        assertTrue(suite.runs().stream().allMatch(one -> one.result().isPresent()));

        Path kept = Files.createDirectory(folder.resolve("kept"));
        Files.copy(json, kept.resolve("suite.json"));
        CommandRun other = CommandRun.of(
                "validate",
                "--hosts",
                "3",
                "-t",
                "100ms",
                "-w",
                "0",
                "--min-link",
                "1gbit",
                "--resume",
                kept.toString());
        assertEquals(2, other.status(), other::err);
        assertTrue(
                other.err().contains("its suite has other min link bits per s: 900000000000000, not 1000000000;"),
                other::err);
    }

    @Test
    void shouldTellWhatItTakesWithoutRunning() {
        CommandRun run = CommandRun.of("matrix", "--hosts", "node[1-64]", "--quick", "--dry-run");

        assertEquals(0, run.status(), run::err);
        assertTrue(run.out().contains("384 pairs in 6 rounds"), run::out);
        assertTrue(run.out().contains("node1 -> node33"), run::out);
    }

    @Test
    void shouldPlanClientsWithServers() {
        CommandRun run = CommandRun.of("validate", "-s", "s[1-2]", "-c", "c[1-4]", "--thorough", "--dry-run");

        assertEquals(0, run.status(), run::err);
        assertTrue(run.out().contains("6 hosts, 16 pairs in 4 rounds"), run::out);
        assertTrue(run.out().contains("all to each of s[1,2]"), run::out);
        assertFalse(run.out().contains("c1 -> c"), run::out);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "matrix --hosts 1 | --hosts must be two",
                "matrix --budget 1s | --budget: one round",
                "matrix --out a --resume b | --out and --resume exclude",
                "matrix --resume nowhere | nowhere",
                "validate --rails 17 | --rails must be from 1 to 16",
                "validate --hubs a | --hubs needs --thorough",
                "validate --thorough --hosts a,b --hubs c | --hubs: c is none of the hosts",
                "matrix -s a | -s needs --clients",
                "matrix -s a,b -c b,c | -s: b is a client too",
                "matrix -s 1 -c b,c | must both be hosts, or both numbers",
                "matrix --one-way --quick | choose pairs in different ways",
                "validate --paths 1 | --paths must be from 2 to 32",
                "validate --paths 2 -P 2 | --paths needs pairs of one connection",
                "validate --hosts a,b --group-by r(.) | found in no host's name",
                "validate --hosts a,b --groups nowhere | no such file"
            })
    void shouldRefuseInOneLine(String line, String why) {
        CommandRun run = CommandRun.of(line.split(" "));

        assertEquals(2, run.status());
        assertTrue(run.err().contains(why), run::err);
        assertEquals(1, run.err().lines().count(), run::err);
    }

    @Test
    void shouldTakeGroupsOfFile() throws Exception {
        Path groups = Files.writeString(folder.resolve("groups"), "# racks\nr1 a,b\nr2 node[1-2]\n");
        CommandRun run =
                CommandRun.of("validate", "--hosts", "a,b,node[1-2]", "--groups", groups.toString(), "--dry-run");
        assertEquals(0, run.status(), run::err);

        Files.writeString(groups, "\uFEFFr1 a\nr2 b\n");
        CommandRun marked = CommandRun.of("validate", "--hosts", "a,b", "--groups", groups.toString(), "--dry-run");
        assertEquals(0, marked.status(), marked::err);
        assertEquals(
                CommandRun.of(
                        "validate", "--hosts", "a,b", "--groups", unmarked().toString(), "--dry-run"),
                marked);

        Files.write(groups, new byte[] {'r', '1', ' ', 'a', '\n', (byte) 0xe4, '\n'});
        CommandRun latin = CommandRun.of("validate", "--hosts", "a,b", "--groups", groups.toString(), "--dry-run");
        assertEquals(2, latin.status());
        assertTrue(latin.err().contains("--groups " + groups + ": not text in UTF-8"), latin::err);

        Files.writeString(groups, "r1 a,c\n");
        CommandRun stranger = CommandRun.of("validate", "--hosts", "a,b", "--groups", groups.toString(), "--dry-run");
        assertEquals(2, stranger.status());
        assertTrue(stranger.err().contains("c is none of the hosts"), stranger::err);
        assertFalse(stranger.err().contains("Exception"), stranger::err);

        Files.writeString(groups, "# racks\n\n");
        CommandRun none = CommandRun.of("validate", "--hosts", "a,b", "--groups", groups.toString(), "--dry-run");
        assertEquals(2, none.status());
        assertTrue(none.err().contains("names no group; write lines such as rack1 node[01-16]"), none::err);
    }

    private Path unmarked() throws IOException {
        return Files.writeString(folder.resolve("unmarked"), "r1 a\nr2 b\n");
    }
}
