package io.netbench.host;

import io.netbench.host.proc.CgroupThrottling;
import io.netbench.host.proc.CpuTimes;
import io.netbench.host.proc.Figures;
import io.netbench.host.proc.HostFiles;
import io.netbench.host.proc.NetDev;
import io.netbench.host.proc.Numbers;
import io.netbench.host.proc.ProcStat;
import io.netbench.host.proc.UnreadableException;
import io.netbench.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The counters of this host and process at one instant, as a {@link HostSampler} took them. Only the difference of two
 * has a meaning: {@link HostDelta#between}. Immutable.
 */
public final class HostCounters {

    /** What an interface moves meanwhile is less than a thousandth of a window of a second. */
    private static final long MOST_APART_NS = 1_000_000;

    private static final int MOST_READS = 3;

    private final long takenAtNs;
    private final Long processCpuNs;
    private final ProcStat stat;
    private final TcpCounters tcp;
    private final UdpCounters udp;
    private final Map<String, NicCounters> nics;
    private final LoopWaits waits;
    private final CgroupThrottling throttling;
    private final Map<String, String> absent;

    /** Interfaces are read first, at the instant that stamps it: they move faster than all else, and their rates are wanted. */
    HostCounters(HostFiles files, Clock clock) {
        Figures figures = new Figures();
        Stamped stamped = new Stamped(clock);
        nics = figures.read("nics", () -> stamped.read(files));
        takenAtNs = stamped.atNs;
        processCpuNs = figures.read("process_cpu_ns", () -> processCpuNs(files));
        stat = figures.read("cpu", () -> ProcStat.read(files));
        tcp = figures.read("tcp", () -> TcpCounters.read(files));
        udp = UdpCounters.read(files);
        waits = figures.read("loop_wait_fraction", () -> LoopWaits.read(files));
        throttling = figures.read("throttled_fraction", () -> CgroupThrottling.read(files));
        absent = figures.absent();
    }

    private HostCounters(HostCounters counters, long takenAtNs, ProcStat stat) {
        this.takenAtNs = takenAtNs;
        this.stat = stat;
        processCpuNs = counters.processCpuNs;
        tcp = counters.tcp;
        udp = counters.udp;
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

    UdpCounters udp() {
        return udp;
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

    /** Who is interrupted between the clock and the counters reads both again. */
    private static final class Stamped {

        private final Clock clock;
        private long atNs;

        Stamped(Clock clock) {
            this.clock = clock;
            atNs = clock.nanoTime();
        }

        Map<String, NicCounters> read(HostFiles files) throws UnreadableException {
            Map<String, NicCounters> read = nics(files);
            for (int again = 0; again < MOST_READS && clock.nanoTime() - atNs > MOST_APART_NS; again++) {
                atNs = clock.nanoTime();
                read = nics(files);
            }
            return read;
        }
    }

    private static Map<String, NicCounters> nics(HostFiles files) throws UnreadableException {
        Map<String, NicCounters> nics = new LinkedHashMap<>();
        NetDev.read(files).forEach((name, columns) -> nics.put(name, NicCounters.of(columns)));
        return nics;
    }
}
