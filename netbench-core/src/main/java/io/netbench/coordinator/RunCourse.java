package io.netbench.coordinator;

import io.netbench.analysis.Ending;
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
final class RunCourse {

    private final List<Finding> errors = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();
    private final Map<Integer, String> linkFailures = new HashMap<>();
    private List<LinkPlan> links = List.of();
    private Instant startedAt;
    private Long warmupEndNs;
    private Long measureFromNs;
    private Long endNs;
    private Long drainedNs;
    private Long firstFailureNs;
    private Ending ending = Ending.BY_ITSELF;

    void error(Finding error) {
        errors.add(error);
    }

    void warning(Finding warning) {
        warnings.add(warning);
    }

    /** The links that are to run: those of the plan whose agents are all there. Failures of an attempt before are void. */
    void running(List<LinkPlan> newLinks) {
        links = newLinks;
        linkFailures.clear();
        firstFailureNs = null;
    }

    void started(Instant at) {
        startedAt = at;
    }

    void warmupEnds(long atNs) {
        warmupEndNs = atNs;
    }

    void measuresFrom(long atNs) {
        measureFromNs = atNs;
    }

    void endsAt(long atNs) {
        endNs = atNs;
    }

    void drained(long atNs) {
        drainedNs = atNs;
    }

    void endedBy(Ending how) {
        ending = how;
    }

    /** A link, or an agent and with it its links, failed. */
    void failureAt(long atNs) {
        firstFailureNs = firstFailureNs == null ? atNs : Math.min(firstFailureNs, atNs);
    }

    /** True the first time that a link fails. */
    boolean linkFailed(int link, String reason) {
        return linkFailures.putIfAbsent(link, reason) == null;
    }

    /** Why a link failed; of one that did. */
    String failureOf(int link) {
        return Objects.requireNonNull(linkFailures.get(link));
    }

    boolean hasFailed(int link) {
        return linkFailures.containsKey(link);
    }

    /** Whether every link has failed, so that there is nothing left to wait for. */
    boolean hasLostAllLinks() {
        return linkFailures.size() >= links.size();
    }

    List<Finding> errors() {
        return errors;
    }

    List<Finding> warnings() {
        return warnings;
    }

    List<LinkPlan> links() {
        return links;
    }

    Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    Optional<Long> warmupEndNs() {
        return Optional.ofNullable(warmupEndNs);
    }

    Optional<Long> measureFromNs() {
        return Optional.ofNullable(measureFromNs);
    }

    Optional<Long> endNs() {
        return Optional.ofNullable(endNs);
    }

    Optional<Long> drainedNs() {
        return Optional.ofNullable(drainedNs);
    }

    /** When the first link died, if one did while the load was on. */
    Optional<Long> firstFailureNs() {
        return Optional.ofNullable(firstFailureNs);
    }

    Ending ending() {
        return ending;
    }
}
