package io.netbench.analysis.probe;

import static io.netbench.text.QuantityText.duration;
import static io.netbench.text.QuantityText.percent;
import static io.netbench.text.QuantityText.size;

import io.netbench.result.Finding;
import io.netbench.result.ProbeResult;
import io.netbench.result.QueueEstimate;
import io.netbench.result.UnderLoad;
import io.netbench.text.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What there is to say of latency under load, in sentences. */
final class UnderLoadWords {

    private static final String BYSTANDER = "bystander";

    /** Probes are to see a queue, not to make one. */
    private static final double MOST_SHARE = 0.01;

    /** From this part of what a load added on, it is the host that added it. */
    private static final double OF_HOSTS = 0.5;

    /** What is added below this is not worth a word, whoever adds it. */
    private static final long LEAST_P99_NS = 1_000_000L;

    private static final long LEAST_P50_NS = 50_000L;

    private final UnderLoad seen;
    private final ProbeRecord record;
    private final List<Finding> warnings = new ArrayList<>();
    private final List<Finding> notes = new ArrayList<>();

    UnderLoadWords(UnderLoad seen, ProbeRecord record) {
        this.seen = seen;
        this.record = record;
        warnings.addAll(record.failures());
        seen.probes().forEach(this::unanswered);
        seen.queues().forEach(this::queue);
        seen.of(UnderLoadAnalysis.FOREIGN).ifPresent(this::busyHost);
        seen.of(BYSTANDER).ifPresent(this::bystanders);
        tooMany();
    }

    List<Finding> warnings() {
        return warnings;
    }

    List<Finding> notes() {
        return notes;
    }

    private void unanswered(ProbeResult probes) {
        if (probes.unanswered() > 0) {
            warnings.add(Finding.of(
                    "probes_unanswered",
                    "%d %s probes had no answer before probing ended; each counts as long as it was waited for."
                            .formatted(probes.unanswered(), probes.kind())));
        }
    }

    private void queue(QueueEstimate queue) {
        if (queue.finding() == QueueEstimate.Buffers.UNKNOWN) {
            return;
        }
        String stood = "About %s stood in the queue before %s (median), of the %s that its %d links had in flight"
                .formatted(size(queue.queueBytes()), queue.hub(), size(queue.inFlightBytes()), queue.links());
        String lost = queue.retransmitShare() == null ? "" : percent(queue.retransmitShare());
        switch (queue.finding()) {
            case DEEP ->
                notes.add(Finding.about(
                        queue.hub(),
                        "queue_deep",
                        stood + ": buffers on the way hold what is sent, and all behind it wait."));
            case DROPS ->
                warnings.add(Finding.about(
                        queue.hub(),
                        "queue_drops",
                        stood + ", and " + lost
                                + " of all segments were sent again: buffers on the way are too small for this load, and"
                                + " drop what they can't hold."));
            case EMPTY ->
                notes.add(Finding.about(
                        queue.hub(), "queue_empty", stood + ": next to nothing waits in buffers on the way."));
            default ->
                notes.add(Finding.about(
                        queue.hub(), "queue_partly", stood + "; the rest waits in the hosts, or is on its way."));
        }
    }

    /** A host that is late at both ends of a round trip makes probes late, and no network has a part in it. */
    private void busyHost(ProbeResult probes) {
        hostOf(probes, 0.99, probes.addedP99Ns(), LEAST_P99_NS)
                .or(() -> hostOf(probes, 0.5, probes.addedP50Ns(), LEAST_P50_NS))
                .ifPresent(warnings::add);
    }

    private Optional<Finding> hostOf(ProbeResult probes, double quantile, Long addedNs, long leastNs) {
        if (addedNs == null || addedNs < leastNs) {
            return Optional.empty();
        }
        return HostNoise.worst(record, record.pairsOf(probes.kind()), quantile)
                .filter(noise -> noise.addedNs() >= OF_HOSTS * addedNs)
                .map(noise -> Finding.about(
                        noise.host(),
                        "probe_host_busy",
                        ("The load added %s to the %s of %s probes, and %s woke %s later than before: the host"
                                        + " is busy, and what it adds is not the network's.")
                                .formatted(
                                        duration(addedNs),
                                        quantile == 0.5 ? "median" : "99th percentile",
                                        probes.kind(),
                                        noise.host(),
                                        duration(noise.addedNs()))));
    }

    private void bystanders(ProbeResult probes) {
        if (probes.addedP50Ns() == null || probes.addedP99Ns() == null) {
            return;
        }
        boolean isHigher =
                probes.addedP50Ns() >= Math.max(LEAST_P50_NS, probes.idle().p50() / 2);
        boolean isLonger =
                probes.addedP99Ns() >= Math.max(LEAST_P99_NS, probes.idle().p99());
        // A handful of late ones is what a host that is busy for a moment makes too.
        boolean areMany = probes.loaded().p90() - probes.idle().p99() >= LEAST_P99_NS;
        String figures = "p50 %s and p99 %s under load, %s and %s before it"
                .formatted(
                        duration(probes.loaded().p50()),
                        duration(probes.loaded().p99()),
                        duration(probes.idle().p50()),
                        duration(probes.idle().p99()));
        if (!isHigher && !isLonger) {
            notes.add(Finding.of("bystander_unharmed", "Bystanders were unharmed: " + figures + "."));
            return;
        }
        if (!isHigher && !areMany) {
            notes.add(Finding.of(
                    "bystander_tail",
                    "A few probes of bystanders were late: " + figures
                            + ". Fewer than one in ten were, so that it can't"
                            + " be told whether the load slowed them or a host that was busy for a moment."));
            return;
        }
        Optional<Finding> host = isLonger
                ? hostOf(probes, 0.99, probes.addedP99Ns(), LEAST_P99_NS)
                : hostOf(probes, 0.5, probes.addedP50Ns(), LEAST_P50_NS);
        warnings.add(host.orElseGet(() -> Finding.of(
                "bystander_harmed",
                "Bystanders, which share no endpoint with the load, were slowed by it: " + figures
                        + "; they share a buffer or a path with it, or are stopped by its pause frames.")));
    }

    private void tooMany() {
        if (seen.shareOfLoad() != null && seen.shareOfLoad() > MOST_SHARE) {
            warnings.add(Finding.of(
                    "probes_heavy",
                    "Probes took %s of what the load moved at the host with the most of them, more than 1 %%; a lower %s takes less."
                            .formatted(percent(seen.shareOfLoad()), Property.PROBE_RATE)));
        }
    }
}
