package io.netbench.benchmarks.compare;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of iperf3, as it tells it. */
record IperfVersion(int major, int minor, int patch) implements Comparable<IperfVersion> {

    private static final Pattern TOLD = Pattern.compile("^iperf (\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?");
    private static final Comparator<IperfVersion> ORDER = Comparator.comparingInt(IperfVersion::major)
            .thenComparingInt(IperfVersion::minor)
            .thenComparingInt(IperfVersion::patch);

    /** The first that has a thread for each stream; those before it have one for all. */
    private static final IperfVersion WITH_THREADS = new IperfVersion(3, 16, 0);

    /** The version in what {@code iperf3 --version} prints; empty if it is none. */
    static Optional<IperfVersion> parse(String output) {
        Matcher told = TOLD.matcher(output);
        return told.find()
                ? Optional.of(new IperfVersion(number(told.group(1)), number(told.group(2)), number(told.group(3))))
                : Optional.empty();
    }

    /** Whether each stream has a thread of its own. */
    boolean hasThreads() {
        return compareTo(WITH_THREADS) >= 0;
    }

    @Override
    public int compareTo(IperfVersion other) {
        return ORDER.compare(this, other);
    }

    /** As iperf3 writes it. */
    @Override
    public String toString() {
        return major + "." + minor + (patch == 0 ? "" : "." + patch);
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
