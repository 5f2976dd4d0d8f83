package io.netbench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.coordinator.outcome.RunLabels;
import io.netbench.plan.DataPlan;
import io.netbench.plan.HostList;
import io.netbench.plan.LoadRequest;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.RoleRequest;
import io.netbench.plan.RunRequest;
import io.netbench.plan.SocketPlan;
import io.netbench.plan.TimingRequest;
import io.netbench.plan.Topology;
import io.netbench.result.ResultSchema;
import io.netbench.result.SuitePhase;
import io.netbench.result.SuiteResult;
import io.netbench.result.SuiteRun;
import io.netbench.result.SuiteStatus;
import io.netbench.result.file.Patience;
import io.netbench.result.file.ResultReader;
import io.netbench.result.file.SuiteReader;
import io.netbench.suite.sweep.Sweep;
import io.netbench.suite.sweep.SweepAxis;
import io.netbench.text.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesSuiteTest {

    private static final Map<String, List<String>> PARAMETERS = Map.of("phases", List.of("some"));

    @TempDir
    private Path folder;

    /** The third of six runs loses a host; it is lost in the fourth too, and then given up. */
    @Test
    void shouldGoOnWithTheRestWhenAHostIsLost() throws IOException {
        SeriesOrder order = phases("a h1 h2", "b h1 h3", "c h2 h3", "d h2 h1", "e h2 h3", "f h1 h3");
        FakeFabric fabric = new FakeFabric((source, sink) -> 1e6);
        Path out = folder.resolve("out");
        SeriesListener unplugging = new SeriesListener() {
            @Override
            public void begins(PlannedRun run, int number, int of, long leftNs) {
                if (number == 3) {
                    fabric.dead.add("h2");
                }
            }
        };

        SeriesOutcome outcome = suite(order, fabric, create(out), unplugging).run();

        assertEquals(1, outcome.verdict().exitStatus());
        assertEquals(5, fabric.ran.size());
        assertEquals(
                List.of("", "", "", "", "it needs h2, which was lost", ""),
                outcome.runs().stream().map(run -> run.skipped().orElse("")).toList());
        SuiteResult suite = SuiteReader.read(out.resolve("suite.json"));
        ResultSchema.assertValidSuite(suite);
        assertEquals(SuiteStatus.INCOMPLETE, suite.status());
        assertTrue(suite.phases().stream().allMatch(phase -> phase.status() == SuitePhase.Status.DONE));
        assertTrue(suite.errors().stream().anyMatch(error -> error.code().equals("host_lost")));
        for (String first : List.of("a", "b")) {
            SuiteRun run = suite.runs().stream()
                    .filter(one -> one.name().equals(first))
                    .findFirst()
                    .orElseThrow();
            assertEquals(
                    run.digest().orElseThrow().runId(),
                    ResultReader.read(out.resolve(run.file().orElseThrow())).runId());
        }
        assertEquals(
                List.of("run", "a", "b", "c", "d", "f"),
                Files.readAllLines(out.resolve("runs.csv")).stream()
                        .map(line -> line.split(",", 2)[0])
                        .toList());
    }

    /** What was lost for a moment is there again. */
    @Test
    void shouldAskAHostOnceMore() {
        FakeFabric fabric = new FakeFabric((source, sink) -> 1e6);
        SeriesListener flickering = new SeriesListener() {
            @Override
            public void begins(PlannedRun run, int number, int of, long leftNs) {
                fabric.dead.clear();
                if (number % 2 == 0) {
                    fabric.dead.add("h2");
                }
            }
        };

        SeriesOutcome outcome = suite(
                        phases("a h1 h2", "b h1 h2", "c h1 h2", "d h1 h2", "e h1 h2"),
                        fabric,
                        SuiteStore.NONE,
                        flickering)
                .run();

        assertEquals(5, fabric.ran.size());
        assertEquals(1, outcome.verdict().exitStatus());
    }

    @Test
    void shouldLeaveWhatItHasWhenItIsEnded() throws IOException {
        Path out = folder.resolve("out");
        SeriesOutcome outcome = suite(
                        phases("a h1 h2", "b h1 h2", "c h1 h2"),
                        new FakeFabric((source, sink) -> 1e6).interruptedAt(2),
                        create(out),
                        SeriesListener.NONE)
                .run();

        assertEquals(130, outcome.verdict().exitStatus());
        SuiteResult suite = SuiteReader.read(out.resolve("suite.json"));
        assertEquals(SuiteStatus.INTERRUPTED, suite.status());
        assertEquals(
                List.of(SuitePhase.Status.DONE, SuitePhase.Status.CUT, SuitePhase.Status.SKIPPED),
                suite.phases().stream().map(SuitePhase::status).toList());

        FakeFabric rest = new FakeFabric((source, sink) -> 1e6);
        List<String> rows = Files.readAllLines(out.resolve("runs.csv"));
        SuiteFolder again = SuiteFolder.resume(Property.RESUME, out, "scenario", PARAMETERS, patience());
        assertEquals(rows, Files.readAllLines(out.resolve("runs.csv")), "until a run is made it stays as it was");
        SeriesOutcome whole = suite(phases("a h1 h2", "b h1 h2", "c h1 h2"), rest, again, SeriesListener.NONE)
                .run();

        assertEquals(0, whole.verdict().exitStatus());
        assertEquals(2, rest.ran.size(), "the first run is taken as it is");
        assertEquals(4, Files.readAllLines(out.resolve("runs.csv")).size());
    }

    @Test
    void shouldKeepWhatItHasWhenAFaultEndsIt() throws IOException {
        Path out = folder.resolve("out");
        FakeFabric fabric = new FakeFabric((source, sink) -> 1e6);
        fabric.dead.add("h3");
        SeriesOrder order = phases("a h1 h2", "b h1 h3", "c h1 h2", "d h1 h2");
        suite(order, fabric, create(out), SeriesListener.NONE).run();

        IllegalStateException fault = assertThrows(
                IllegalStateException.class,
                () -> suite(
                                order,
                                new FakeFabric((source, sink) -> {
                                    throw new IllegalStateException("{rate} is nowhere");
                                }),
                                SuiteFolder.resume(Property.RESUME, out, "scenario", PARAMETERS, patience()),
                                SeriesListener.NONE)
                        .run());

        assertEquals("{rate} is nowhere", fault.getMessage());
        SuiteResult suite = SuiteReader.read(out.resolve("suite.json"));
        ResultSchema.assertValidSuite(suite);
        assertEquals(SuiteStatus.INCOMPLETE, suite.status());
        assertEquals(1, suite.verdict().orElseThrow().exitStatus());
        assertEquals(
                List.of("It ended before its time: internal error: IllegalStateException: rate is nowhere"),
                suite.verdict().orElseThrow().reasons());
        assertEquals(
                List.of("a", "c", "d"),
                suite.runs().stream().map(SuiteRun::name).toList(),
                "what it had, and what it had before and did not come to");
        assertEquals(
                List.of(
                        SuitePhase.Status.DONE,
                        SuitePhase.Status.CUT,
                        SuitePhase.Status.SKIPPED,
                        SuitePhase.Status.SKIPPED),
                suite.phases().stream().map(SuitePhase::status).toList());
    }

    @Test
    void shouldKeepWhatItHadAsLongAsItGoesOn() throws IOException {
        Path out = folder.resolve("out");
        FakeFabric fabric = new FakeFabric((source, sink) -> 1e6);
        fabric.dead.add("h3");
        SeriesOrder order = phases("a h1 h2", "b h1 h3", "c h1 h2", "d h1 h2");
        suite(order, fabric, create(out), SeriesListener.NONE).run();

        SuiteFolder again = SuiteFolder.resume(Property.RESUME, out, "scenario", PARAMETERS, patience());
        suite(order, new FakeFabric((source, sink) -> 1e6).interruptedAt(1), again, SeriesListener.NONE)
                .run();

        SuiteResult suite = SuiteReader.read(out.resolve("suite.json"));
        assertEquals(SuiteStatus.INTERRUPTED, suite.status());
        assertEquals(
                List.of("a", "b", "c", "d"),
                suite.runs().stream().map(SuiteRun::name).toList());
        assertEquals(
                List.of("a", "b", "c", "d"),
                Files.readAllLines(out.resolve("runs.csv")).stream()
                        .skip(1)
                        .map(row -> row.replaceFirst(",.*", ""))
                        .sorted()
                        .toList());
        FakeFabric rest = new FakeFabric((source, sink) -> 1e6);
        suite(
                        order,
                        rest,
                        SuiteFolder.resume(Property.RESUME, out, "scenario", PARAMETERS, patience()),
                        SeriesListener.NONE)
                .run();
        assertEquals(1, rest.ran.size(), "the one that was lost, and then cut");
    }

    @Test
    void shouldSayWhatBecomesOfAGrowingFanIn() {
        RunRequest base = request("h9", "h1,h2,h3,h4,h5,h6,h7,h8");
        Sweep sweep = new Sweep(List.of(SweepAxis.parse("clients=1..8")), 2, Sweep.Fixed.FRAGMENT);
        SeriesOrder order = new SeriesOrder(List.of(SeriesPhase.of("incast", sweep, base)));

        SeriesOutcome outcome = suite(
                        order, new FakeFabric((source, sink) -> 1e6), SuiteStore.NONE, SeriesListener.NONE)
                .run();

        assertEquals(16, outcome.runs().size());
        assertEquals(1, outcome.curves().size());
        FanInCurve curve = outcome.curves().get(0);
        // The sample's totals are the same in every run.
        assertEquals("flat", curve.verdict().shape().words());
        assertTrue(curve.isConfirmed());
        assertEquals("fan_in_flat", curve.finding().code());
    }

    private static SeriesOrder phases(String... phases) {
        List<SeriesPhase> all = new ArrayList<>();
        for (String phase : phases) {
            String[] words = phase.split(" ", -1);
            Sweep once = new Sweep(List.of(), 1, Sweep.Fixed.FRAGMENT);
            all.add(SeriesPhase.of(words[0], once, request(words[1], words[2])));
        }
        return new SeriesOrder(all);
    }

    private static RunRequest request(String server, String clients) {
        RoleRequest roles = new RoleRequest(
                Pattern.INCAST,
                Mode.PUSH,
                Topology.MESH,
                Optional.of(HostList.parse(server)),
                Optional.of(HostList.parse(clients)));
        return new RunRequest(
                LoadRequest.of(roles),
                TimingRequest.DEFAULT,
                new DataPlan("nio", OptionalInt.empty(), SocketPlan.DEFAULT, false, false),
                1);
    }

    private static SeriesSuite suite(SeriesOrder order, Runs runs, SuiteStore store, SeriesListener listener) {
        SuiteJournal journal = new SuiteJournal(
                store, "scenario", RunLabels.NONE, PARAMETERS, order.estimate(), InstantSource.system());
        return new SeriesSuite(order, runs, journal, listener);
    }

    private static SuiteFolder create(Path out) {
        return SuiteFolder.create(Property.OUT, out, patience());
    }

    private static Patience patience() {
        return Patience.of(Duration.ofSeconds(5), wait -> {});
    }
}
