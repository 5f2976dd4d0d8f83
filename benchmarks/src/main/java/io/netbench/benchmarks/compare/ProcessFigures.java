package io.netbench.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What Linux tells of a process. */
final class ProcessFigures {

    /** Ticks per second of the times in /proc, which is 100 on every architecture that Linux runs on today. */
    private static final double TICKS_PER_S = 100;

    private static final String LISTENING = "0A";

    private ProcessFigures() {}

    /** CPU seconds that all threads of a process took so far. */
    static OptionalDouble cpuSeconds(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return OptionalDouble.of((Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_S);
        } catch (IOException e) {
            return OptionalDouble.empty();
        }
    }

    /** Seconds that all CPUs spent in soft interrupts since the machine started. */
    static double softInterruptSeconds() throws IOException {
        String all = Files.readAllLines(Path.of("/proc/stat")).get(0);
        return Long.parseLong(all.trim().split(" +", -1)[7]) / TICKS_PER_S;
    }

    /** Bytes that an interface of a process's network namespace received and sent since it was made. */
    static long networkBytes(long pid, String device) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/net/dev"))) {
            String[] fields = line.trim().split("[: ]+", -1);
            if (fields[0].equals(device)) {
                return Long.parseLong(fields[1]) + Long.parseLong(fields[9]);
            }
        }
        throw new IOException("there is no interface " + device);
    }

    /** The most resident memory since the start, or since {@link #forgetPeakMemory}. */
    static OptionalLong peakMemoryBytes(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
                if (line.startsWith("VmHWM:")) {
                    return OptionalLong.of(Long.parseLong(line.replaceAll("\\D", "")) << 10);
                }
            }
        } catch (IOException e) {
            return OptionalLong.empty();
        }
        return OptionalLong.empty();
    }

    /** Lets the peak begin at what is resident now. */
    static void forgetPeakMemory(long pid) {
        try {
            Files.writeString(Path.of("/proc/" + pid + "/clear_refs"), "5");
        } catch (IOException e) {
            // The peak then counts from the start of the process, which is more, never less.
        }
    }

    /** Whether somebody listens at a TCP port of the network namespace of a process. */
    static boolean listens(long pid, int port) {
        String hex = String.format(Locale.ROOT, ":%04X", port);
        for (String table : List.of("tcp", "tcp6")) {
            try {
                for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/net/" + table))) {
                    String[] fields = line.trim().split(" +", -1);
                    if (fields.length > 3 && fields[1].endsWith(hex) && fields[3].equals(LISTENING)) {
                        return true;
                    }
                }
            } catch (IOException e) {
                return false;
            }
        }
        return false;
    }
}
