package io.netbench.analysis.probe;

import io.netbench.analysis.InFlight;
import io.netbench.analysis.Loopback;
import io.netbench.analysis.WireEstimate;
import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import io.netbench.result.QueueEstimate;
import io.netbench.result.QueueEstimate.Buffers;
import io.netbench.result.RunResult;
import io.netbench.result.TcpSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** What stood in queues before the hubs of a run's loads, by what they added to round trips of probes. */
final class QueueEstimates {

    /** From this part of what is in flight on, buffers hold most of it. */
    private static final double MOST = 0.5;

    /** Below this part they hold next to nothing. */
    private static final double HARDLY_ANY = 0.1;

    /** Fewer segments are lost now and then anyway. */
    private static final double NOTABLE_LOSS = 1e-3;

    /** From here on buffers are too small, however much of the little that is in flight they hold. */
    private static final double HEAVY_LOSS = 1e-2;

    /** What hosts are late by must be well below what a queue adds, or it can't be told from it. */
    private static final double OF_HOSTS = 0.5;

    private final ProbeRecord record;
    private final RunResult run;

    QueueEstimates(ProbeRecord record, RunResult run) {
        this.record = record;
        this.run = run;
    }

    List<QueueEstimate> all() {
        List<QueueEstimate> estimates = new ArrayList<>();
        if (record.pairsOf(UnderLoadAnalysis.FOREIGN).isEmpty()) {
            return estimates;
        }
        for (LoadResult load : run.loads()) {
            Map<String, List<LinkResult>> byHub = new LinkedHashMap<>();
            run.linksOf(load)
                    .forEach(link -> byHub.computeIfAbsent(load.hubOf(link), hub -> new ArrayList<>())
                            .add(link));
            byHub.forEach((hub, links) -> estimates.add(of(load, hub, links)));
        }
        return estimates;
    }

    private QueueEstimate of(LoadResult load, String hub, List<LinkResult> links) {
        List<ProbedPair> pairs = record.pairsOf(UnderLoadAnalysis.FOREIGN).stream()
                .filter(pair -> pair.isAt(hub))
                .filter(pair -> links.stream().anyMatch(link -> pair.isAt(link.source()) && pair.isAt(link.sink())))
                .toList();
        Map<String, String> absent = new HashMap<>();
        Long addedNs = addedNs(pairs, absent);
        Double wire = wireBytesPerS(load, hub, links, absent);
        boolean isLoopback = Loopback.carriesAll(run.plan().local(), links);
        absent.put(
                "queue_bytes",
                isLoopback
                        ? "loopback has no port that things queue before"
                        : absent.getOrDefault("added_ns", absent.get("wire_bytes_per_s")));
        Long queue = addedNs == null || wire == null || isLoopback
                ? null
                : (Long) Math.round(Math.max(0, addedNs) * wire / 1e9);
        Long inFlight = inFlightBytes(load, links);
        absent.put("in_flight_bytes", "this transport does not tell congestion windows");
        Double lost = retransmitShare(links);
        absent.put("retransmit_share", "this transport does not count segments");
        return new QueueEstimate(
                hub,
                load.name(),
                links.size(),
                addedNs,
                wire,
                queue,
                inFlight,
                lost,
                buffers(queue, inFlight, lost),
                absent);
    }

    private Long addedNs(List<ProbedPair> pairs, Map<String, String> absent) {
        Long idle = Times.fromSending(pairs, record.idle()).quantile(0.5);
        Long loaded = Times.fromSending(pairs, record.loaded()).quantile(0.5);
        if (idle == null || loaded == null) {
            absent.put("added_ns", pairs.isEmpty() ? "no pair at this hub was probed" : "the run did not get there");
            return null;
        }
        long addedNs = loaded - idle;
        Optional<HostNoise> host = HostNoise.worst(record, pairs, 0.5);
        if (host.filter(noise -> noise.addedNs() >= OF_HOSTS * addedNs && addedNs > 0)
                .isPresent()) {
            absent.put("added_ns", "the host " + host.get().host() + " was as late as that by itself");
            return null;
        }
        return addedNs;
    }

    /** All loads whose blocks go the same way through the hub's port. */
    private Double wireBytesPerS(LoadResult load, String hub, List<LinkResult> links, Map<String, String> absent) {
        boolean into = load.isIncast();
        double sum = 0;
        for (LinkResult link : run.links()) {
            if (!hub.equals(into ? link.sink() : link.source())) {
                continue;
            }
            if (link.goodputBytesPerS() == null) {
                absent.put("wire_bytes_per_s", "the goodput of " + link.name() + " is unknown");
                return null;
            }
            OptionalDouble payload = WireEstimate.payloadShare(run.loadOf(link), link);
            if (payload.isEmpty()) {
                absent.put("wire_bytes_per_s", "how many blocks of " + link.name() + " went into a segment is unknown");
                return null;
            }
            sum += link.goodputBytesPerS() / payload.getAsDouble();
        }
        return links.isEmpty() ? null : (Double) sum;
    }

    private static Long inFlightBytes(LoadResult load, List<LinkResult> links) {
        double sum = 0;
        for (LinkResult link : links) {
            OptionalDouble bytes = InFlight.bytes(load, link);
            if (bytes.isEmpty()) {
                return null;
            }
            sum += bytes.getAsDouble();
        }
        return Math.round(sum);
    }

    private static Double retransmitShare(List<LinkResult> links) {
        List<TcpSummary> known = links.stream()
                .map(link -> link.tcp().source())
                .filter(Objects::nonNull)
                .filter(source ->
                        source.retransmits() != null && source.segmentsSent().isPresent())
                .toList();
        long sent = known.stream()
                .mapToLong(source -> source.segmentsSent().orElseThrow())
                .sum();
        long again = known.stream()
                .mapToLong(source -> Math.max(
                        0, source.retransmits() - source.spuriousRetransmits().orElse(0L)))
                .sum();
        return known.size() < links.size() || sent == 0 ? null : (Double) ((double) again / sent);
    }

    private static Buffers buffers(Long queue, Long inFlight, Double lost) {
        if (queue == null || inFlight == null || inFlight == 0) {
            return Buffers.UNKNOWN;
        }
        double held = (double) queue / inFlight;
        if (lost != null && lost >= HEAVY_LOSS) {
            return Buffers.DROPS;
        }
        if (held >= MOST) {
            return Buffers.DEEP;
        }
        if (lost != null && lost >= NOTABLE_LOSS) {
            return Buffers.DROPS;
        }
        return held < HARDLY_ANY ? Buffers.EMPTY : Buffers.PARTLY;
    }
}
