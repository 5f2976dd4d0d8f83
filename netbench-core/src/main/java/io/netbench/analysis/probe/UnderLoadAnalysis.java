package io.netbench.analysis.probe;

import io.netbench.result.EndpointFlow;
import io.netbench.result.EndpointResult;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.LoadResult;
import io.netbench.result.ProbePair;
import io.netbench.result.ProbeResult;
import io.netbench.result.RunResult;
import io.netbench.result.TimerLateness;
import io.netbench.result.UnderLoad;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Concludes from the probes beside a load how latency was before, under and after it. */
public final class UnderLoadAnalysis {

    /** As documents and options call them. */
    static final String FOREIGN = "foreign";

    static final String SELF = "self";

    /** So many pairs are told one by one. */
    private static final int MOST_PAIRS_TOLD = 64;

    /** The network counts as it was when the median of a slot is within this part of the idle one. */
    private static final double NORMAL = 1.25;

    private static final long LEAST_SLOT_NS = 50_000_000L;
    private static final int PROBES_OF_A_SLOT = 10;

    private final ProbeRecord record;
    private final RunResult load;

    private UnderLoadAnalysis(ProbeRecord record, RunResult load) {
        this.record = record;
        this.load = load;
    }

    /** The run of the load, with what the probes beside it come to. */
    public static RunResult conclude(ProbeRecord record, RunResult load) {
        UnderLoad seen = new UnderLoadAnalysis(record, load).seen();
        UnderLoadWords words = new UnderLoadWords(seen, record);
        return load.withLatencyUnderLoad(Optional.of(seen), words.warnings(), words.notes());
    }

    private UnderLoad seen() {
        Map<String, String> absent = new HashMap<>();
        absent.put(
                "share_of_load", record.pairs().isEmpty() ? "there were no probes" : "what the load moved is unknown");
        return new UnderLoad(
                record.payloadBytes(),
                record.pairs().stream().map(pair -> pair.series().ratePerS()).findFirst(),
                record.dscp(),
                record.aroundNs(),
                shareOfLoad(),
                record.kinds().stream()
                        .map(kind -> kind.equals(SELF) ? self() : probes(kind))
                        .toList(),
                new QueueEstimates(record, load).all(),
                timers(),
                absent);
    }

    private ProbeResult probes(String kind) {
        List<ProbedPair> pairs = record.pairsOf(kind);
        Times idle = Times.roundTrips(pairs, record.idle());
        Times loaded = Times.roundTrips(pairs, record.loaded());
        Times after = Times.roundTrips(pairs, record.after());
        Map<String, String> absent = absent(
                !pairs.isEmpty()
                        ? "the run did not get there"
                        : record.idle().isEmpty() ? "no figures of probes came" : "no pair of it came up");
        Long normalNs = normalAgainNs(pairs, idle, absent);
        return result(
                kind,
                pairs.size(),
                idle.histogram(),
                loaded.histogram(),
                after.histogram(),
                idle.unanswered() + loaded.unanswered() + after.unanswered(),
                normalNs,
                pairs.stream()
                        .map(this::figures)
                        .sorted(Comparator.comparing(UnderLoadAnalysis::addedNs).reversed())
                        .limit(MOST_PAIRS_TOLD)
                        .toList(),
                absent);
    }

    /** Operations of the load, from its own histogram; before and after it they went one at a time. */
    private ProbeResult self() {
        List<LatencyHistogram> loaded = load.loads().stream()
                .map(LoadResult::totals)
                .map(totals -> totals.latencyNs())
                .filter(Objects::nonNull)
                .filter(histogram -> histogram.samples() > 0)
                .toList();
        Map<String, String> absent = new HashMap<>();
        absent.put("idle", record.selfIdle().absent());
        absent.put("loaded", "no operation of the load ended in its window");
        absent.put("after", record.selfAfter().absent());
        absent.put("normal_again_ns", "the load's operations end with it");
        sayWhyNothingWasAdded(absent);
        return result(
                SELF,
                load.links().size(),
                record.selfIdle().histogram().orElse(null),
                loaded.isEmpty() ? null : LatencyHistogram.merged(loaded),
                record.selfAfter().histogram().orElse(null),
                0,
                null,
                List.of(),
                absent);
    }

    private static Map<String, String> absent(String reason) {
        Map<String, String> absent = new HashMap<>();
        for (String figure : List.of("idle", "loaded", "after", "normal_again_ns")) {
            absent.put(figure, reason);
        }
        sayWhyNothingWasAdded(absent);
        return absent;
    }

    private static void sayWhyNothingWasAdded(Map<String, String> absent) {
        for (String figure : List.of("added_p50_ns", "added_p99_ns", "inflation_p50", "inflation_p99")) {
            absent.put(figure, "it takes the times before the load and those under it");
        }
    }

    private static ProbeResult result(
            String kind,
            int pairs,
            LatencyHistogram idle,
            LatencyHistogram loaded,
            LatencyHistogram after,
            long unanswered,
            Long normalNs,
            List<ProbePair> figures,
            Map<String, String> absent) {
        boolean isKnown = idle != null && loaded != null;
        return new ProbeResult(
                kind,
                pairs,
                idle,
                loaded,
                after,
                unanswered,
                isKnown ? less(loaded.p50(), idle.p50()) : null,
                isKnown ? less(loaded.p99(), idle.p99()) : null,
                isKnown ? ratio(loaded.p50(), idle.p50()) : null,
                isKnown ? ratio(loaded.p99(), idle.p99()) : null,
                normalNs,
                figures,
                absent);
    }

    private static Long less(Long loaded, Long idle) {
        return loaded == null || idle == null ? null : (Long) (loaded - idle);
    }

    private static Double ratio(Long loaded, Long idle) {
        return loaded == null || idle == null || idle == 0 ? null : (Double) ((double) loaded / idle);
    }

    private ProbePair figures(ProbedPair pair) {
        List<ProbedPair> alone = List.of(pair);
        Times loaded = Times.roundTrips(alone, record.loaded());
        Map<String, String> absent = new HashMap<>();
        for (String figure : List.of("idle_p50_ns", "loaded_p50_ns", "loaded_p99_ns", "loaded_max_ns")) {
            absent.put(figure, "the run did not get there");
        }
        return new ProbePair(
                pair.client(),
                pair.server(),
                Times.roundTrips(alone, record.idle()).quantile(0.5),
                loaded.quantile(0.5),
                loaded.quantile(0.99),
                loaded.quantile(1),
                absent);
    }

    private static long addedNs(ProbePair pair) {
        return pair.loadedP50Ns() == null || pair.idleP50Ns() == null ? 0 : pair.loadedP50Ns() - pair.idleP50Ns();
    }

    /** From the end of the load to the end of the first of two slots in a row whose medians are as before it. */
    private Long normalAgainNs(List<ProbedPair> pairs, Times idle, Map<String, String> absent) {
        if (pairs.isEmpty()
                || idle.isEmpty()
                || record.loaded().isEmpty()
                || record.after().isEmpty()) {
            return null;
        }
        double rate =
                pairs.stream().mapToDouble(pair -> pair.series().ratePerS()).sum();
        long slotNs = Math.max(LEAST_SLOT_NS, Math.round(PROBES_OF_A_SLOT * 1e9 / rate));
        long mostNs = Math.max(Math.round(NORMAL * idle.quantile(0.5)), idle.quantile(0.9));
        long endNs = record.loaded().get().toNs();
        Times.Slots slots =
                Times.slots(pairs, new Phase(endNs, record.after().get().toNs()), slotNs);
        int inARow = 0;
        for (int i = 0; i < slots.count(); i++) {
            Times slot = slots.at(i);
            inARow = !slot.isEmpty() && slot.quantile(0.5) <= mostNs ? inARow + 1 : 0;
            if (inARow == 2) {
                return i * slotNs;
            }
        }
        absent.put("normal_again_ns", "not as long as was probed after the load");
        return null;
    }

    private List<TimerLateness> timers() {
        return new TreeMap<>(record.timers())
                .entrySet().stream()
                        .map(host -> new TimerLateness(
                                host.getKey(),
                                Times.lateness(host.getValue(), record.idle()).histogram(),
                                Times.lateness(host.getValue(), record.loaded()).histogram(),
                                Map.of("idle", "the run did not get there", "loaded", "the run did not get there")))
                        .toList();
    }

    /** At the endpoint with the most probes. */
    private Double shareOfLoad() {
        Map<String, Integer> ends = new HashMap<>();
        for (ProbedPair pair : record.pairsOf(FOREIGN)) {
            ends.merge(pair.client(), 1, Integer::sum);
            ends.merge(pair.server(), 1, Integer::sum);
        }
        List<Double> shares = new ArrayList<>();
        int most = ends.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        for (EndpointResult endpoint : load.endpoints()) {
            if (most > 0 && ends.getOrDefault(endpoint.name(), 0) == most) {
                double probed = most * record.pairs().get(0).series().ratePerS() * record.wireBytes();
                Stream.of(endpoint.in(), endpoint.out())
                        .flatMap(Optional::stream)
                        .map(EndpointFlow::goodputBytesPerS)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .filter(moved -> moved > 0)
                        .ifPresent(moved -> shares.add(probed / moved));
            }
        }
        return shares.stream().max(Comparator.naturalOrder()).orElse(null);
    }
}
