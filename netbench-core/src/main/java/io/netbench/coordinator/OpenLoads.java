package io.netbench.coordinator;

import io.netbench.plan.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * The loads of a measured window, and which of them are over: by time, where they stop inside the run, or since all agents
 * have told that their bytes or rounds are done. For the coordinator's thread.
 */
final class OpenLoads {

    private final List<Load> loads;
    private final Predicate<Load> limitReached;
    private final long fromNs;
    private final List<Load> taken = new ArrayList<>();

    /**
     * Loads that are all open.
     *
     * @param limitReached whether all agents have told so of a load
     * @param fromNs begin of the run's window
     */
    OpenLoads(List<Load> loads, Predicate<Load> limitReached, long fromNs) {
        this.loads = loads;
        this.limitReached = limitReached;
        this.fromNs = fromNs;
    }

    /** Whether none goes on at an instant. */
    boolean areOver(long nowNs) {
        return loads.stream().allMatch(load -> hasStopped(load, nowNs) || limitReached.test(load));
    }

    /** Whether a load is done that was not taken yet. */
    boolean hasDone() {
        return loads.stream().anyMatch(this::isNewlyDone);
    }

    /** Those whose bytes or rounds are done; each is told once. */
    List<Load> takeDone() {
        List<Load> done = loads.stream().filter(this::isNewlyDone).toList();
        taken.addAll(done);
        return done;
    }

    private boolean isNewlyDone(Load load) {
        return !taken.contains(load) && limitReached.test(load);
    }

    /** When the next one stops by time inside the run, after an instant. */
    OptionalLong nextStopNs(long nowNs) {
        return loads.stream()
                .filter(load -> load.span().stopNs().isPresent() && !hasStopped(load, nowNs))
                .mapToLong(this::stopNs)
                .min();
    }

    private boolean hasStopped(Load load, long nowNs) {
        return load.span().stopNs().isPresent() && nowNs - stopNs(load) >= 0;
    }

    private long stopNs(Load load) {
        return fromNs + load.span().stopNs().getAsLong();
    }
}
