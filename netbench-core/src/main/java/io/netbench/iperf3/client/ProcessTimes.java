package io.netbench.iperf3.client;

import io.netbench.iperf3.wire.CpuUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * CPU time that this process has taken, as iperf3 tells its peer.
 *
 * @param userTicks of its own code
 * @param systemTicks of the kernel on its behalf
 * @param atNs when that was
 */
record ProcessTimes(long userTicks, long systemTicks, long atNs) {

    private static final Path FILE = Path.of("/proc/self/stat");

    /** Linux has told user space so for good. */
    private static final double TICKS_PER_S = 100;

    /** The twelfth and thirteenth words behind the name in brackets, see proc(5). */
    private static final int USER = 11;

    private static final double PERCENT = 100;
    private static final double NS_PER_S = 1e9;

    /** As it is now; where the kernel does not tell, no time at all. */
    static ProcessTimes at(long nowNs) {
        try {
            String stat = Files.readString(FILE);
            String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return new ProcessTimes(Long.parseLong(words[USER]), Long.parseLong(words[USER + 1]), nowNs);
        } catch (IOException | RuntimeException unreadable) {
            return new ProcessTimes(0, 0, nowNs);
        }
    }

    /** What was taken since then. */
    CpuUse since(ProcessTimes begin) {
        double seconds = Math.max(1, atNs - begin.atNs) / NS_PER_S;
        double user = PERCENT * (userTicks - begin.userTicks) / TICKS_PER_S / seconds;
        double system = PERCENT * (systemTicks - begin.systemTicks) / TICKS_PER_S / seconds;
        return new CpuUse(user + system, user, system);
    }
}
