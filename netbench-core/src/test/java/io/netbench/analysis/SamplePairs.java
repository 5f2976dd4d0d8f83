package io.netbench.analysis;

import io.netbench.plan.Thresholds;
import io.netbench.result.LinkResult;
import io.netbench.result.RunDigest;
import io.netbench.result.RunResult;
import io.netbench.result.SuiteEstimate;
import io.netbench.result.SuiteFinding;
import io.netbench.result.SuiteFinding.Direction;
import io.netbench.result.SuiteFinding.Kind;
import io.netbench.result.SuitePhase;
import io.netbench.result.SuiteResult;
import io.netbench.result.SuiteRun;
import io.netbench.result.SuiteStatus;
import io.netbench.result.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A validation of so many hosts, of which one sends at 70 % since its port is bad.
 *
 * @param suite whose runs are in files
 * @param rounds its runs, by name
 */
public record SamplePairs(SuiteResult suite, Map<String, RunResult> rounds) {

    private static final double RATE = 1.17e9;

    /** The suite of these hosts, the seventh of which is bad. */
    public static SamplePairs of(int hosts) {
        List<String> names =
                IntStream.rangeClosed(1, hosts).mapToObj("node%02d"::formatted).toList();
        Random random = new Random(3);
        Map<String, RunResult> rounds = new LinkedHashMap<>();
        List<SuiteRun> runs = new ArrayList<>();
        List<LinkResult> first = new ArrayList<>();
        for (int host = 0; host < hosts; host++) {
            double rate = RATE * (1 + 0.015 * random.nextGaussian()) * (host == 6 ? 0.7 : 1);
            first.add(new SampleLink(
                            host,
                            names.get(host),
                            names.get((host + 1) % hosts),
                            List.of("10.1.0." + host, "10.1.1." + host),
                            rate,
                            0.1,
                            (long) (SampleLink.BLOCK / rate * 1e6),
                            host == 6 ? 3_000L : random.nextInt(9),
                            0)
                    .result());
        }
        RunResult sample = SampleResults.of(SampleResults.load(List.of()), Thresholds.NONE, first);
        for (int shift = 1; shift < hosts; shift++) {
            List<LinkResult> links = new ArrayList<>();
            for (int host = 0; host < hosts; host++) {
                links.add(SampleResults.to(first.get(host), names.get((host + shift) % hosts)));
            }
            String name = "pairs-" + shift;
            RunResult round = sample.withLinks(links);
            rounds.put(name, round);
            runs.add(new SuiteRun(
                    name,
                    "pairs",
                    Map.of(),
                    Optional.empty(),
                    Optional.of("runs/" + name + ".json"),
                    Optional.of(RunDigest.of(round)),
                    Optional.empty()));
        }
        return new SamplePairs(suite(names, runs), rounds);
    }

    private static SuiteResult suite(List<String> names, List<SuiteRun> runs) {
        SuiteFinding slow = new SuiteFinding(
                "bad_sending",
                Kind.NIC,
                List.of(names.get(6)),
                Optional.of(Direction.OUT),
                true,
                RATE,
                0.7 * RATE,
                Optional.of("bytes_per_s"),
                Optional.of(names.size() - 1),
                List.of(),
                Optional.empty(),
                "What %s sends is slow: 6.55 Gbit/s, its peers reach 9.36 Gbit/s. Its interface, cable or port is to blame."
                        .formatted(names.get(6)),
                Map.of());
        Instant started = Instant.parse("2026-03-01T12:00:00Z");
        return new SuiteResult(
                SuiteResult.SCHEMA,
                "0123456789abcdef0123456789abcdef",
                "validate",
                started,
                started.plusSeconds(145),
                SampleResults.incast().tool(),
                Optional.of("netbench validate --hosts node[01-%d] --html page.html".formatted(names.size())),
                Optional.empty(),
                SuiteStatus.COMPLETE,
                Optional.of(new Verdict(Verdict.Outcome.FAILED, 3, List.of(slow.text()))),
                List.of(),
                List.of(),
                List.of(),
                Map.of("hosts", names, "duration_s", List.of("2")),
                Optional.of(new SuiteEstimate(runs.size(), 140, Optional.empty())),
                List.of(new SuitePhase("pairs", SuitePhase.Status.DONE, Optional.of(runs.size()), Optional.empty())),
                List.of(slow),
                Optional.empty(),
                runs,
                Map.of());
    }
}
