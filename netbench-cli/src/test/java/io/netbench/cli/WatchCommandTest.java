package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.options.ShellWords;
import io.netbench.result.ResultJson;
import io.netbench.result.ResultSchema;
import io.netbench.result.SuiteResult;
import io.netbench.result.file.SuiteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.node.ObjectNode;

/** A watch by its command line, over real suites. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class WatchCommandTest {

    private static final String SUITE = "incast -c 1 -b 64k -t 100ms -w 0";
    private static final int SUITES = 200;
    private static final int FIRST_SUITES = 60;
    private static final long SOAK_DEADLINE_S = 1_500;
    private static final long MORE_KIB = 40 << 10;
    private static final int MORE_DESCRIPTORS = 4;
    private static final int MORE_THREADS = 4;

    @TempDir
    private Path folder;

    private CommandRun watch(String arguments) {
        return CommandRun.of(("watch --out " + folder.resolve("kept") + " " + arguments).split(" "));
    }

    @Test
    void shouldEndWithStatus3AtTheFirstBadSuite() throws IOException {
        Path baseline = folder.resolve("baseline.json");
        CommandRun.of((SUITE + " --quiet --json " + baseline).split(" "));
        ObjectNode faster = (ObjectNode) ResultJson.mapper().readTree(Files.readString(baseline));
        ObjectNode link = (ObjectNode) faster.get("links").get(0);
        link.put("goodput_bytes_per_s", 1e12);
        Files.writeString(baseline, faster.toString());

        CommandRun run = watch("--every 1s --count 9 --baseline " + baseline + " " + SUITE);

        assertEquals(3, run.status(), run::err);
        assertTrue(run.out().contains("suite 1  bad: "), run.out());
        assertTrue(
                Files.readString(folder.resolve("kept/verdicts/000001.json"))
                        .contains("client-1->server-1 of incast: rate"),
                run.out());
        assertFalse(run.out().contains("suite 2"), run.out());
        assertTrue(run.out().contains("the first bad one was suite 1, verdicts/000001.json"), run.out());
        assertEquals(
                0,
                CommandRun.of(
                                "report",
                                folder.resolve("kept/results/000001.json").toString())
                        .status());
    }

    @Test
    void shouldSayWhatIsWrongBeforeItBegins() throws IOException {
        assertRefused("--count 0 " + SUITE, "--count must be from 1");
        assertRefused("--every 500ms " + SUITE, "--every must be from 1 s");
        assertRefused("compare a b", "'compare' can't be watched");
        assertRefused("incast --block-size 0", "--block-size");
        assertRefused("validate --hosts", "--hosts");
        assertRefused("incast --json x", "'--json' behind incast");
        assertRefused("validate --hosts a,b --token-file -", "'--token-file -' behind validate");
        assertRefused("validate --hosts a,b --token-file=-", "'--token-file -' behind validate");
        assertRefused("validate --out x", "'--out' behind validate");
        assertRefused("--baseline /no/such/file " + SUITE, "/no/such/file");
        assertRefused("run", "--load");
        assertFalse(Files.exists(folder.resolve("kept")), "nothing was begun");
    }

    private void assertRefused(String arguments, String reason) {
        CommandRun run = watch(arguments);
        assertEquals(2, run.status(), () -> arguments + ": " + run.out() + run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains(reason), run.err());
    }

    @Test
    void shouldShowWhatASuiteWouldBe() {
        CommandRun run = watch("--dry-run incast -c 3");

        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("3 links"), run.out());
        assertFalse(Files.exists(folder.resolve("kept")));
    }

    /** So short that chance may call the second one worse. */
    @Test
    void shouldWatchAContention() throws IOException {
        CommandRun run = CommandRun.of(ShellWords.split(
                        "watch --every 1s --count 2 --out " + folder.resolve("kept")
                                + " contention -t 200ms -w 0 --load 'bulk: incast -c 1 -b 64k' --load 'small: incast -c 1 -b 4k'")
                .toArray(String[]::new));

        assertTrue(List.of(0, 3).contains(run.status()), () -> run.out() + run.err());
        assertTrue(run.out().contains("suite 1  baseline"), run::out);
        ResultSchema.assertValidWatch(Files.readString(folder.resolve("kept/watch.json")));
        String verdict = Files.readString(folder.resolve("kept/verdicts/000002.json"));
        ResultSchema.assertValidWatchVerdict(verdict);
        assertTrue(
                ResultJson.mapper()
                                .readTree(verdict)
                                .get("comparison")
                                .get("compared")
                                .intValue()
                        > 0,
                "figures that were compared: " + verdict);
        SuiteResult suite = SuiteReader.read(folder.resolve("kept/results/000001.json"));
        assertEquals("contention", suite.kind());
        assertEquals(3, suite.runs().size());
    }

    @Test
    void shouldEndWithASignalBetweenSuites() throws Exception {
        try (NetbenchProcess watch = NetbenchProcess.start(
                folder, "", List.of(), "watch --every 1h --out " + folder.resolve("kept") + " " + SUITE)) {
            watch.awaitOnOut("suite 1  ");
            watch.signal("INT");

            assertEquals(130, watch.exitStatus());
            assertTrue(watch.out().contains("1 suite ("), watch.out());
            assertTrue(Files.readString(folder.resolve("kept/watch.json")).contains("\"suites\" : 1"));
        }
    }

    @Test
    void shouldEndASuiteWithASignalAndKeepWhatThereIs() throws Exception {
        try (NetbenchProcess watch = NetbenchProcess.start(
                folder, "", List.of(), "watch --out " + folder.resolve("kept") + " incast -c 1 -b 64k -t 60s -w 0")) {
            // A signal that comes earlier ends it before its first suite.
            watch.awaitThread("netbench-loop");
            watch.signal("TERM");

            assertEquals(143, watch.exitStatus());
            assertTrue(watch.out().contains("1 suite ("), watch.out() + watch.err());
            assertTrue(watch.out().contains("suite 1  "), watch.out());
        }
    }

    /** What a watch of days is made of: two hundred suites, of which none may leave anything in the process. */
    @Test
    @Tag("acceptance")
    @Timeout(SOAK_DEADLINE_S + 60)
    void shouldHoldAsMuchAfterManySuitesAsAfterFew() throws Exception {
        Path kept = folder.resolve("kept");
        try (NetbenchProcess watch = NetbenchProcess.start(
                folder,
                "",
                List.of("-Xmx200m", "-XX:+UseSerialGC"),
                "watch --every 1s --keep 10 --on-bad true --out " + kept + " incast -c 2 -b 64k -t 200ms -w 50ms")) {
            Held first = heldAfter(watch, FIRST_SUITES);
            Held last = heldAfter(watch, SUITES);
            watch.signal("INT");
            assertEquals(130, watch.exitStatus());

            System.out.println("after " + FIRST_SUITES + " suites: " + first + "; after " + SUITES + ": " + last);
            assertTrue(last.kib() <= first.kib() + MORE_KIB, first + " " + last);
            assertTrue(last.descriptors() <= first.descriptors() + MORE_DESCRIPTORS, first + " " + last);
            assertTrue(last.threads() <= first.threads() + MORE_THREADS, first + " " + last);
            assertTrue(last.files() <= 2 * (2 * 10 + 10), first + " " + last);
            assertTrue(last.bytes() <= 2 * first.bytes() + (100 << 10), first + " " + last);
        }
    }

    /** What a process holds, and its folder. */
    private record Held(long kib, long descriptors, long threads, long files, long bytes) {}

    private Held heldAfter(NetbenchProcess watch, int suites) throws Exception {
        long byNs = System.nanoTime() + SOAK_DEADLINE_S * 1_000_000_000L;
        while (!watch.out().contains("suite " + suites + "  ")) {
            assertTrue(System.nanoTime() - byNs < 0, watch.out() + watch.err());
            assertFalse(watch.endsWithin(200), () -> watch.out() + watch.err());
        }
        Path proc = Path.of("/proc", Long.toString(watch.pid()));
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder.resolve("kept"))) {
            files = all.filter(Files::isRegularFile).toList();
        }
        long bytes = 0;
        for (Path file : files) {
            bytes += file.toFile().length();
        }
        try (Stream<Path> descriptors = Files.list(proc.resolve("fd"))) {
            return new Held(status(proc, "VmRSS"), descriptors.count(), status(proc, "Threads"), files.size(), bytes);
        }
    }

    private static long status(Path proc, String name) throws IOException {
        return Files.readAllLines(proc.resolve("status")).stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }
}
