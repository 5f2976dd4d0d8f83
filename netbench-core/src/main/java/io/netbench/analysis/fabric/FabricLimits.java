package io.netbench.analysis.fabric;

import java.util.List;
import java.util.Map;

/**
 * Limits that somebody set, on top of what the statistics say.
 *
 * @param leastBytesPerS least goodput of every pair in bytes/s; 0 for none
 * @param leastShare least share of the slower NIC's rate; 0 for none, and without effect where no rate is known
 * @param mostP50Ns greatest median latency in ns; 0 for none
 * @param mostP99Ns greatest 99th percentile of latency in ns; 0 for none
 */
public record FabricLimits(double leastBytesPerS, double leastShare, double mostP50Ns, double mostP99Ns) {

    /** What a document calls the least goodput of every pair, in bit/s. */
    public static final String MIN_LINK = "min_link_bits_per_s";

    /** What a document calls the least share. */
    public static final String MIN_SHARE = "min_share";

    /** What a document calls the greatest 99th percentile. */
    public static final String MAX_P99 = "max_p99_ns";

    public static final FabricLimits NONE = new FabricLimits(0, 0, 0, 0);

    /** Those that a document has among its parameters; none where it has none, or says them as nobody does. */
    public static FabricLimits of(Map<String, List<String>> parameters) {
        return new FabricLimits(
                number(parameters, MIN_LINK) / Byte.SIZE,
                number(parameters, MIN_SHARE),
                0,
                number(parameters, MAX_P99));
    }

    private static double number(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.size() == 1 && values.get(0).matches("[0-9]{1,18}(\\.[0-9]{1,18})?")
                ? Double.parseDouble(values.get(0))
                : 0;
    }
}
