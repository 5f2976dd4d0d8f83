package io.netbench.coordinator.outcome;

import io.netbench.plan.Load;
import io.netbench.result.LinkResult;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the measured window of a load lies on the run's time line.
 *
 * @param startNs its begin; null if the run did not get there
 * @param endNs its end, exclusive; null likewise
 */
public record LoadWindow(Long startNs, Long endNs) {

    private static final LoadWindow NEVER = new LoadWindow(null, null);

    /** The window that time gives it; what ends a run early ends its loads too. */
    public static LoadWindow of(Load load, RunTimeline course) {
        Optional<Long> from = course.measureFromNs();
        Optional<Long> runEnd = course.endNs();
        if (from.isEmpty() || runEnd.isEmpty()) {
            return NEVER;
        }
        long startNs = from.get() + load.span().beginNs();
        long stopNs = load.span().stopNs().isPresent()
                ? from.get() + load.span().stopNs().getAsLong()
                : runEnd.get();
        long endNs = Math.min(
                Math.min(stopNs, runEnd.get()), course.loadEndNs(load.id()).orElse(stopNs));
        return endNs > startNs ? new LoadWindow(startNs, endNs) : NEVER;
    }

    /**
     * The same, but where bytes or rounds end the load it ends with its last byte.
     *
     * @param links those of the load
     */
    static LoadWindow of(Load load, RunTimeline course, List<LinkResult> links) {
        LoadWindow byTime = of(load, course);
        Optional<Long> lastByte = links.stream()
                .map(LinkResult::lastByteNs)
                .filter(Objects::nonNull)
                .max(Long::compare);
        return load.endsByBytesOrRounds()
                        && byTime.startNs != null
                        && lastByte.filter(at -> at > byTime.startNs).isPresent()
                ? new LoadWindow(byTime.startNs, lastByte.get())
                : byTime;
    }

    /** Its length in nanoseconds; null if it never began. */
    Long lengthNs() {
        return startNs == null ? null : (Long) (endNs - startNs);
    }
}
