package io.netbench.cli.progress;

import io.netbench.result.RunWindow;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The figures of all links over one interval.
 *
 * @param phase phase of the run that it belongs to
 * @param elapsedNs time since the phase began, at the interval's end
 * @param plannedNs length of the phase; empty if bytes or rounds end it
 * @param bytesPerS goodput of all links whose sinks were heard; empty if none was
 * @param linksActive links with a payload byte in the interval
 * @param links links of the run
 * @param silent names of hosts that were not heard in time
 * @param loads what each load got, where there are several and it is known
 */
public record Interval(
        RunWindow.Phase phase,
        long elapsedNs,
        Optional<Long> plannedNs,
        OptionalDouble bytesPerS,
        int linksActive,
        int links,
        List<String> silent,
        List<LoadRate> loads) {

    /** The goodput of all links of a load. */
    public record LoadRate(String name, double bytesPerS) {}
}
