package io.netbench.cli.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.SampleResults;
import io.netbench.api.Baseline;
import io.netbench.result.ResultJson;
import io.netbench.result.ResultSchema;
import io.netbench.result.file.OutputException;
import io.netbench.time.HandClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Days of a watch in a moment: suites are documents that the test makes, and time is cranked by hand. */
@Timeout(60)
class WatchTest {

    private static final List<String> COMMAND = List.of("validate", "--quick");
    private static final long EVERY_NS = 600_000_000_000L;
    private static final long TOOK_NS = 20_000_000_000L;
    private static final int LINKS = 8;
    private static final Instant BEGAN = Instant.parse("2026-11-28T10:00:00Z");
    private static final long ROOM = 1L << 30;

    @TempDir
    private Path folder;

    private final HandClock clock = new HandClock(0);
    private final List<String> lines = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private final Deque<Suite> suites = new ArrayDeque<>();
    private final List<Long> begins = new ArrayList<>();
    private Keep keep = new Keep(5, ROOM);
    private Optional<String> hook = Optional.empty();

    /** What a suite leaves. */
    private record Suite(int status, Consumer<ObjectNode> change, List<String> said, boolean isKept, long tookNs) {

        Suite taking(long ns) {
            return new Suite(status, change, said, isKept, ns);
        }
    }

    private static Suite good() {
        return new Suite(0, document -> {}, List.of(), true, TOOK_NS);
    }

    private static Suite slowLink(int link) {
        return new Suite(0, document -> halve(document.get("links").get(link)), List.of(), true, TOOK_NS);
    }

    private static void halve(JsonNode link) {
        ((ObjectNode) link)
                .put("goodput_bytes_per_s", link.get("goodput_bytes_per_s").doubleValue() / 2);
    }

    private static Suite lostHost() {
        return new Suite(
                1,
                document -> document.put("status", "incomplete"),
                List.of("node03: connection refused"),
                true,
                TOOK_NS);
    }

    private static Suite nothing(int status, String said) {
        return new Suite(status, document -> {}, List.of(said), false, TOOK_NS);
    }

    private void come(Suite... some) {
        suites.addAll(List.of(some));
    }

    /** The pause that cranks the clock. */
    private final Pause pause = new Pause() {
        @Override
        public void await(long ns) {
            clock.advance(ns);
        }
    };

    private Measured measure(Path file) {
        begins.add(clock.nanoTime());
        Suite suite = suites.isEmpty() ? good() : suites.remove();
        clock.advance(suite.tookNs());
        if (suite.isKept()) {
            ObjectNode document = ResultJson.mapper().valueToTree(SampleResults.fabric(LINKS));
            suite.change().accept(document);
            try {
                Files.writeString(file, document.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Measured(suite.status(), suite.said(), file);
    }

    private int watch(int count) throws IOException {
        try (WatchFolder open = WatchFolder.open(folder, keep, COMMAND)) {
            InstantSource time = () -> BEGAN.plusNanos(clock.nanoTime());
            Optional<Baseline> baseline = open.baseline().map(file -> Baseline.read(List.of(file)));
            return new Watch(
                            new Watch.Settings(EVERY_NS, OptionalInt.of(count), hook),
                            this::measure,
                            new Judge(baseline, OptionalDouble.empty()),
                            open,
                            keep,
                            open.earlier().orElseGet(() -> WatchState.first(COMMAND, time.instant())),
                            clock,
                            time,
                            pause,
                            lines::add,
                            troubles::add)
                    .run();
        }
    }

    private String said() {
        return String.join("\n", lines);
    }

    private List<String> files(String below) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(below))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void shouldEndWithTheFirstBadSuiteAndNameWhatGotWorse() throws IOException {
        come(good(), good(), good(), slowLink(7), slowLink(7));

        assertEquals(3, watch(100));

        String link = SampleResults.fabric(LINKS).links().get(7).name();
        assertEquals(5, begins.size(), "the fourth was measured again");
        assertTrue(said().contains("suite 4  bad: " + link + " of incast: rate "), this::said);
        assertTrue(said().contains("4 suites (1840 s): 3 good, 1 bad, 0 not judged"), this::said);
        assertTrue(said().contains("the first bad one was suite 4, verdicts/000004.json"), this::said);
        JsonNode verdict = ResultJson.mapper().readTree(Files.readString(folder.resolve("verdicts/000004.json")));
        assertEquals("bad", verdict.get("outcome").asString());
        assertEquals("results/000004-again.json", verdict.get("again").asString());
        assertEquals(
                link,
                verdict.get("comparison").get("figures").get(0).get("subject").asString());
        assertEquals(
                List.of("000001.json", "000002.json", "000003.json", "000004-again.json", "000004.json"),
                files("results"));
    }

    @Test
    void shouldGoOnWhereASecondMeasurementIsGood() throws IOException {
        come(good(), slowLink(7), good(), good());

        assertEquals(0, watch(3));
        assertTrue(
                said().contains("suite 2  good, ") && said().contains("none of them worse when measured again"),
                this::said);
    }

    @Test
    void shouldNotCallWorseWhatCouldNotBeMeasuredAgain() throws IOException {
        Suite withoutLinks = new Suite(
                1,
                document -> {
                    document.put("status", "incomplete");
                    document.get("links").forEach(link -> ((ObjectNode) link).put("status", "failed"));
                },
                List.of("node03: connection refused"),
                true,
                TOOK_NS);
        come(good(), slowLink(7), withoutLinks, slowLink(7), nothing(1, "node03: no answer"), slowLink(7), lostHost());

        assertEquals(1, watch(4));
        assertTrue(said().contains("suite 2  not judged: It was worse, and could not be measured again."), this::said);
        assertTrue(said().contains("suite 3  not judged: It was worse, and could not be measured again."), this::said);
        assertTrue(said().contains("suite 4  not judged: "), this::said);
    }

    /** A suite that is whole, and of which its own verdict is that it can't be judged, is no measure of others either. */
    @Test
    void shouldNeitherCompareWithNorCallGoodWhatASuiteItselfDidNotJudge() throws IOException {
        Suite unjudged = new Suite(1, document -> {}, List.of("Healthy pairs were slow, too."), true, TOOK_NS);
        come(unjudged, good(), unjudged);

        assertEquals(1, watch(3));
        assertTrue(said().contains("suite 1  not judged: Healthy pairs were slow, too."), this::said);
        assertTrue(said().contains("suite 2  baseline"), this::said);
        assertTrue(said().contains("suite 3  not judged: Healthy pairs were slow, too."), this::said);
    }

    private static Suite ended(Runnable signal) {
        return new Suite(
                130,
                document -> {
                    document.put("status", "interrupted");
                    signal.run();
                },
                List.of("ended early"),
                true,
                TOOK_NS);
    }

    /** One measurement in a hundred is worse by chance, and a signal makes it no surer. */
    @Test
    void shouldNotCallBadWhatWasWorseOnceWhenASignalEndsTheWatch() throws IOException {
        come(
                good(),
                new Suite(
                        0,
                        document -> {
                            halve(document.get("links").get(7));
                            pause.end();
                        },
                        List.of(),
                        true,
                        TOOK_NS));

        assertEquals(0, watch(9));
        assertUnconfirmed();
        assertEquals(2, begins.size(), "it is not measured again after the signal");
    }

    @Test
    void shouldNotCallBadWhatWasWorseOnceWhenASignalEndsTheSecondMeasurement() throws IOException {
        come(good(), slowLink(7), ended(pause::end));

        assertEquals(0, watch(9));
        assertUnconfirmed();
    }

    private void assertUnconfirmed() throws IOException {
        String link = SampleResults.fabric(LINKS).links().get(7).name();
        assertTrue(
                said().contains("suite 2  interrupted: not confirmed, since the watch ended before it was measured"
                        + " again: " + link + " of incast: rate "),
                this::said);
        assertTrue(lines.get(lines.size() - 1).endsWith("1 good, 0 bad, 0 not judged"), this::said);
        JsonNode verdict = ResultJson.mapper().readTree(Files.readString(folder.resolve("verdicts/000002.json")));
        assertEquals("interrupted", verdict.get("outcome").asString());
        assertTrue(verdict.get("comparison").get("figures").size() > 0, "what was worse");
    }

    @Test
    void shouldMeasureTheLastOfItsCountAgainToo() throws IOException {
        come(good(), slowLink(7), good());

        assertEquals(0, watch(2));
        assertTrue(said().contains("none of them worse when measured again"), this::said);
    }

    @Test
    void shouldTakeTheVerdictOfASuiteThatMissesALimitAtItsWord() throws IOException {
        come(good(), new Suite(3, document -> {}, List.of("node03 receives slowly"), true, TOOK_NS));

        assertEquals(3, watch(9));
        assertEquals(2, begins.size());
        assertTrue(said().contains("suite 2  bad: node03 receives slowly"), this::said);
    }

    @Test
    void shouldGoOnWhileAHostIsLost() throws IOException {
        come(
                lostHost(),
                good(),
                lostHost(),
                nothing(1, "node03: no answer"),
                nothing(2, "node03: no such host"),
                good());

        assertEquals(1, watch(6), "not all of it could be judged");
        assertTrue(said().contains("suite 1  not judged: node03: connection refused"), this::said);
        assertTrue(said().contains("suite 2  baseline"), this::said);
        assertTrue(said().contains("suite 4  not judged: node03: no answer"), this::said);
        assertTrue(said().contains("suite 5  not judged: node03: no such host"), this::said);
        assertTrue(said().contains("suite 6 is well again"), this::said);
        assertEquals(
                "",
                Files.readString(folder.resolve("watch.csv"))
                        .lines()
                        .filter(line -> line.startsWith("4,") && !line.contains("not_judged"))
                        .collect(Collectors.joining()));
    }

    @Test
    void shouldJudgeWhatIsLeftOfAnIncompleteSuite() throws IOException {
        Suite worse = new Suite(
                1,
                document -> {
                    document.put("status", "incomplete");
                    halve(document.get("links").get(2));
                },
                List.of("node03: connection refused"),
                true,
                TOOK_NS);
        come(good(), worse, worse);

        assertEquals(3, watch(9));
        assertTrue(said().contains("suite 2  bad: "), this::said);
    }

    @Test
    void shouldTakeAsMuchRoomAfterManySuitesAsAfterFew() throws IOException {
        come(IntStream.range(0, 60)
                .mapToObj(i -> i % 20 == 19 ? nothing(1, "lost") : good())
                .toArray(Suite[]::new));

        assertEquals(1, watch(60));
        assertEquals(5, files("verdicts").size());
        assertTrue(files("results").size() <= 5, () -> lines.get(0));
        assertTrue(files("results").contains("000059.json"));
        assertEquals(61, Files.readString(folder.resolve("watch.csv")).lines().count());
    }

    @Test
    void shouldKeepBadSuitesLongerThanGoodOnes() throws IOException {
        hook = Optional.of("true");
        come(good(), slowLink(1), slowLink(1));

        assertEquals(3, watch(30));
        assertTrue(files("results").containsAll(List.of("000002.json", "000002-again.json")), "the bad one");
        assertEquals(5 + 2, files("results").size());
    }

    @Test
    void shouldKeepNoMoreBytesThanItMay() throws IOException {
        watch(1);
        long one = Files.size(folder.resolve("results/000001.json"));
        keep = new Keep(100, 3 * one + one / 2);
        hook = Optional.of("true");
        come(slowLink(1), slowLink(1));

        watch(20);
        long held = 0;
        for (String file : files("results")) {
            held += Files.size(folder.resolve("results").resolve(file));
        }
        assertTrue(held <= 3 * one + one / 2, "held " + held + ", one is " + one);
        assertTrue(files("results").contains("000021.json"), "the newest");
        assertTrue(files("results").contains("000002.json"), "the bad one goes last");
    }

    @Test
    void shouldStartANewTableBeforeOneGrowsLarge() throws IOException {
        Files.writeString(folder.resolve("watch.csv"), "x".repeat((int) Table.MOST_BYTES));
        watch(1);
        Files.writeString(folder.resolve("watch.csv"), "x".repeat((int) Table.MOST_BYTES));
        watch(2);

        assertEquals(3, Files.readString(folder.resolve("watch.csv")).lines().count(), "a header and two suites");
        assertEquals(Table.MOST_BYTES, Files.size(folder.resolve("watch.1.csv")));
    }

    /** Of every outcome that there is, and of a watch that has just begun. */
    @Test
    void shouldLeaveDocumentsThatFitTheirSchemas() throws IOException {
        hook = Optional.of("true");
        keep = new Keep(100, ROOM);
        come(nothing(1, "node03: no answer"), good(), good(), slowLink(7), slowLink(7), lostHost(), ended(pause::end));

        watch(9);

        ResultSchema.assertValidWatch(Files.readString(folder.resolve("watch.json")));
        Set<String> outcomes = new TreeSet<>();
        for (String file : files("verdicts")) {
            String verdict = Files.readString(folder.resolve("verdicts").resolve(file));
            ResultSchema.assertValidWatchVerdict(verdict);
            outcomes.add(ResultJson.mapper().readTree(verdict).get("outcome").asString());
        }
        assertEquals(Set.of("good", "baseline", "bad", "not_judged", "interrupted"), outcomes);
    }

    @Test
    void shouldGoOnWithAWatchThatEnded() throws IOException {
        watch(2);
        Files.writeString(folder.resolve("results/.netbench-of-one-that-was-killed.tmp"), "half");
        come(slowLink(3), slowLink(3));

        assertEquals(3, watch(5));
        assertTrue(said().contains("suite 3  bad"), this::said);
        assertFalse(files("results").contains(".netbench-of-one-that-was-killed.tmp"));
    }

    @Test
    void shouldRefuseAFolderThatIsNotItsOwn() throws IOException {
        watch(1);
        OutputException other =
                assertThrows(OutputException.class, () -> WatchFolder.open(folder, keep, List.of("incast")));
        assertTrue(
                other.getMessage().contains("holds a watch of 'validate --quick', not of 'incast'"), other::getMessage);
        try (WatchFolder held = WatchFolder.open(folder, keep, COMMAND)) {
            OutputException taken = assertThrows(OutputException.class, () -> WatchFolder.open(folder, keep, COMMAND));
            assertTrue(taken.getMessage().contains("another watch is at work there"), taken::getMessage);
        }
        Files.writeString(folder.resolve("watch.json"), "{\"schema\": 1");
        OutputException damaged = assertThrows(OutputException.class, () -> WatchFolder.open(folder, keep, COMMAND));
        assertTrue(damaged.getMessage().contains("watch.json is not what a watch left"), damaged::getMessage);
    }

    @Test
    void shouldRunTheHookOnceForSuitesThatAreBadInARow() throws IOException {
        Path told = folder.resolve("told");
        hook = Optional.of("echo \"$NETBENCH_SUITE $NETBENCH_VERDICT $NETBENCH_REASON\" >> " + told);
        come(good());
        for (int i = 0; i < 3; i++) {
            come(slowLink(1), slowLink(1));
        }
        come(good(), slowLink(2), slowLink(2), good());

        assertEquals(3, watch(7));
        List<String> calls = Files.readAllLines(told);
        assertEquals(2, calls.size(), calls::toString);
        assertTrue(calls.get(0).startsWith("2 " + folder.resolve("verdicts/000002.json") + " "), calls::toString);
        assertTrue(calls.get(1).startsWith("6 "), calls::toString);
        assertTrue(said().contains("suite 5 is well again"), this::said);
        assertEquals(List.of(), troubles);
    }

    /** A host may say whatever it likes, and the kernel takes 128 KiB of an environment's variable. */
    @Test
    void shouldKeepReasonsShort() throws IOException {
        Path told = folder.resolve("told");
        hook = Optional.of("printf %s \"$NETBENCH_REASON\" > " + told);
        String much = "node03 says " + "x".repeat(300_000);
        come(good(), new Suite(3, document -> {}, List.of(much, "and more"), true, TOOK_NS));

        assertEquals(3, watch(2));
        assertEquals(List.of(), troubles);
        assertEquals(1_000, Files.readString(told).length());
        assertTrue(Files.readString(told).endsWith("xxx ..."));
        assertTrue(Files.size(folder.resolve("watch.csv")) < 3_000);
        assertTrue(Files.size(folder.resolve("verdicts/000002.json")) < 100_000);
        assertTrue(lines.stream().allMatch(line -> line.length() < 2_000), "lines");
    }

    @Test
    void shouldTellOfAHookThatFails() throws IOException {
        hook = Optional.of("exit 7");
        come(good(), slowLink(1), slowLink(1));

        watch(2);
        assertEquals(List.of("--on-bad: the command ended with status 7"), troubles);
    }

    @Test
    void shouldKeepTheBeatWhateverSuitesTake() throws IOException {
        come(good(), good().taking(2 * EVERY_NS + TOOK_NS), good());

        watch(4);
        assertEquals(List.of(0L, EVERY_NS, 4 * EVERY_NS, 5 * EVERY_NS), begins);
        assertTrue(said().contains("a suite took longer than --every: 2 begins passed by"), this::said);
    }

    @Test
    void shouldEndWhenItIsTold() throws IOException {
        suites.add(good());
        suites.add(ended(pause::end));

        watch(9);
        assertEquals(2, begins.size());
        assertTrue(lines.contains("suite 2  interrupted"), this::said);
        assertTrue(lines.get(lines.size() - 1).startsWith("2 suites ("), this::said);
    }
}
