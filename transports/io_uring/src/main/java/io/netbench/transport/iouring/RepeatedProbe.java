package io.netbench.transport.iouring;

import io.netbench.transport.Availability;
import java.util.function.Supplier;

/** Asks a probe until its outcome is one that lasts. Thread-safe; those who ask while it runs wait for its outcome. */
final class RepeatedProbe {

    private final Supplier<ProbeOutcome> probe;

    private ProbeOutcome latest;

    RepeatedProbe(Supplier<ProbeOutcome> probe) {
        this.probe = probe;
    }

    synchronized Availability availability() {
        if (latest == null || !latest.lasting()) {
            latest = probe.get();
        }
        return latest.availability();
    }
}
