package io.netbench.host;

import io.netbench.host.proc.HostFiles;
import io.netbench.host.proc.ProcStat;
import io.netbench.host.proc.UnreadableException;
import io.netbench.time.Clock;
import java.nio.file.Path;

/**
 * Takes snapshots of the counters of this host and process; one costs about a millisecond on a host with a
 * few interfaces. Stateless after construction, for any thread, but not for an event loop: it reads files.
 */
public final class HostSampler {

    private final HostFiles files;
    private final Clock clock;

    /** A sampler of this host; {@code clock} stamps the snapshots. */
    public HostSampler(Clock clock) {
        this(Path.of("/"), clock);
    }

    HostSampler(Path root, Clock clock) {
        this.files = new HostFiles(root);
        this.clock = clock;
    }

    /** Reads all counters; what can't be read is absent, and nothing is thrown. */
    public HostCounters snapshot() {
        return new HostCounters(files, clock);
    }

    /**
     * Earlier counters that stand for {@code atNs}, with the processors as they are now. For a host that was quiet between the
     * two: nothing else had changed by then, but idling had gone on.
     */
    public HostCounters withProcessorsNow(HostCounters counters, long atNs) {
        try {
            return counters.with(ProcStat.read(files), atNs);
        } catch (UnreadableException unchanged) {
            return counters;
        }
    }
}
