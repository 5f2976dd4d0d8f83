package io.netbench.coordinator.outcome;

import io.netbench.analysis.StopCause;
import io.netbench.plan.LinkPlan;
import io.netbench.result.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What happened in a run, and when: instants are nanoseconds after the first start T, null where the run did not get
 * there. Written by the coordinator's thread as it happens, and read when the run is over.
 */
public final class RunTimeline {

    private final List<Finding> errors = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();
    private final Map<Integer, String> linkFailures = new HashMap<>();
    private List<LinkPlan> links = List.of();
    private Instant startedAt;
    private Long warmupEndNs;
    private Long measureFromNs;
    private final Map<Integer, Long> loadEnds = new HashMap<>();
    private Long endNs;
    private Long drainedNs;
    private Long firstFailureNs;
    private StopCause ending = StopCause.BY_ITSELF;

    public void error(Finding error) {
        errors.add(error);
    }

    public void warning(Finding warning) {
        warnings.add(warning);
    }

    /** The links that are to run: those of the plan whose agents are all there. Failures of an attempt before are void. */
    public void running(List<LinkPlan> newLinks) {
        links = newLinks;
        linkFailures.clear();
        firstFailureNs = null;
    }

    public void started(Instant at) {
        startedAt = at;
    }

    public void warmupEnds(long atNs) {
        warmupEndNs = atNs;
    }

    public void measuresFrom(long atNs) {
        measureFromNs = atNs;
    }

    public void endsAt(long atNs) {
        endNs = atNs;
    }

    /** One load ends for itself, since its bytes or rounds are done. */
    public void loadEndsAt(int load, long atNs) {
        loadEnds.put(load, atNs);
    }

    /** When a load ended for itself, if it did. */
    public Optional<Long> loadEndNs(int load) {
        return Optional.ofNullable(loadEnds.get(load));
    }

    public void drained(long atNs) {
        drainedNs = atNs;
    }

    public void endedBy(StopCause how) {
        ending = how;
    }

    /** A link, or an agent and with it its links, failed. */
    public void failureAt(long atNs) {
        firstFailureNs = firstFailureNs == null ? atNs : Math.min(firstFailureNs, atNs);
    }

    /** True the first time that a link fails. */
    public boolean linkFailed(int link, String reason) {
        return linkFailures.putIfAbsent(link, reason) == null;
    }

    /** Why a link failed; of one that did. */
    public String failureOf(int link) {
        return Objects.requireNonNull(linkFailures.get(link));
    }

    public boolean hasFailed(int link) {
        return linkFailures.containsKey(link);
    }

    /** Whether every link has failed, so that there is nothing left to wait for. */
    public boolean hasLostAllLinks() {
        return linkFailures.size() >= links.size();
    }

    public List<Finding> errors() {
        return errors;
    }

    List<Finding> warnings() {
        return warnings;
    }

    public List<LinkPlan> links() {
        return links;
    }

    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    Optional<Long> warmupEndNs() {
        return Optional.ofNullable(warmupEndNs);
    }

    public Optional<Long> measureFromNs() {
        return Optional.ofNullable(measureFromNs);
    }

    public Optional<Long> endNs() {
        return Optional.ofNullable(endNs);
    }

    Optional<Long> drainedNs() {
        return Optional.ofNullable(drainedNs);
    }

    /** When the first link died, if one did while the load was on. */
    public Optional<Long> firstFailureNs() {
        return Optional.ofNullable(firstFailureNs);
    }

    StopCause ending() {
        return ending;
    }
}
