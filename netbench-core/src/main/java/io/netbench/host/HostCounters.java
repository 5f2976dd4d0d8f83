package io.netbench.host;

import io.netbench.host.proc.CgroupThrottling;
import io.netbench.host.proc.CpuTimes;
import io.netbench.host.proc.Figures;
import io.netbench.host.proc.HostFiles;
import io.netbench.host.proc.NetDev;
import io.netbench.host.proc.Numbers;
import io.netbench.host.proc.ProcStat;
import io.netbench.host.proc.UnreadableException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The counters of this host and process at one instant, as a {@link HostSampler} took them. Only the difference of two
 * has a meaning: {@link HostDelta#between}. Immutable.
 */
public final class HostCounters {

    private final long takenAtNs;
    private final Long processCpuNs;
    private final ProcStat stat;
    private final TcpCounters tcp;
    private final Map<String, NicCounters> nics;
    private final LoopWaits waits;
    private final CgroupThrottling throttling;
    private final Map<String, String> absent;

    HostCounters(HostFiles files, long takenAtNs) {
        Figures figures = new Figures();
        this.takenAtNs = takenAtNs;
        processCpuNs = figures.read("process_cpu_ns", () -> processCpuNs(files));
        stat = figures.read("cpu", () -> ProcStat.read(files));
        tcp = figures.read("tcp", () -> TcpCounters.read(files));
        nics = figures.read("nics", () -> nics(files));
        waits = figures.read("loop_wait_fraction", () -> LoopWaits.read(files));
        throttling = figures.read("throttled_fraction", () -> CgroupThrottling.read(files));
        absent = figures.absent();
    }

    private HostCounters(HostCounters counters, long takenAtNs, ProcStat stat) {
        this.takenAtNs = takenAtNs;
        this.stat = stat;
        processCpuNs = counters.processCpuNs;
        tcp = counters.tcp;
        nics = counters.nics;
        waits = counters.waits;
        throttling = counters.throttling;
        absent = counters.absent;
    }

    /** The same with other times of the processors, as of an instant until which the rest did not change. */
    HostCounters with(ProcStat processors, long atNs) {
        return new HostCounters(this, atNs, processors);
    }

    /** When it was taken, on the sampler's clock. */
    public long takenAtNs() {
        return takenAtNs;
    }

    long processCpuNs() throws UnreadableException {
        return known("process_cpu_ns", processCpuNs);
    }

    ProcStat stat() throws UnreadableException {
        return known("cpu", stat);
    }

    TcpCounters tcp() throws UnreadableException {
        return known("tcp", tcp);
    }

    Map<String, NicCounters> nics() throws UnreadableException {
        return known("nics", nics);
    }

    LoopWaits waits() throws UnreadableException {
        return known("loop_wait_fraction", waits);
    }

    CgroupThrottling throttling() throws UnreadableException {
        return known("throttled_fraction", throttling);
    }

    private <T> T known(String name, T value) throws UnreadableException {
        if (value == null) {
            throw new UnreadableException(absent.get(name));
        }
        return value;
    }

    private static long processCpuNs(HostFiles files) throws UnreadableException {
        String path = "/proc/self/stat";
        String line = files.word(path);
        // The second field is the program's name in brackets, which may itself hold brackets and blanks.
        String[] fields = line.substring(line.lastIndexOf(')') + 1).strip().split("\\s+", -1);
        int user = 11;
        int system = 12;
        if (fields.length <= system) {
            throw new UnreadableException(path + " is cut off");
        }
        long ticks = Numbers.parse(path, fields[user]) + Numbers.parse(path, fields[system]);
        return ticks * CpuTimes.NS_PER_TICK;
    }

    private static Map<String, NicCounters> nics(HostFiles files) throws UnreadableException {
        Map<String, NicCounters> nics = new LinkedHashMap<>();
        NetDev.read(files).forEach((name, columns) -> nics.put(name, NicCounters.of(columns)));
        return nics;
    }
}
