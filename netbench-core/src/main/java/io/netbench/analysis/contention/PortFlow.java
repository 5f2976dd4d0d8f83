package io.netbench.analysis.contention;

import io.netbench.analysis.Loopback;
import io.netbench.analysis.WireEstimate;
import io.netbench.result.LinkResult;
import io.netbench.result.RunResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one load carried through one direction of an endpoint's port.
 *
 * @param endpoint its name
 * @param into whether it flowed in; else out
 * @param load its name
 * @param bytesPerS goodput
 * @param wireBytesPerS the same with headers
 */
public record PortFlow(String endpoint, boolean into, String load, double bytesPerS, double wireBytesPerS) {

    private record Place(String endpoint, boolean into, String load) {}

    /**
     * Those of a run. Links that stay on their host use no port, and those of which nothing is known are left out with
     * their ports.
     */
    public static List<PortFlow> of(RunResult run) {
        Map<Place, double[]> sums = new LinkedHashMap<>();
        for (LinkResult link : run.links()) {
            if (Loopback.carriesAll(run.plan().local(), List.of(link))) {
                continue;
            }
            double goodput = link.goodputBytesPerS() == null ? Double.NaN : link.goodputBytesPerS();
            double wire =
                    goodput / WireEstimate.payloadShare(run.loadOf(link), link).orElse(Double.NaN);
            add(sums, new Place(link.sink(), true, link.load()), goodput, wire);
            add(sums, new Place(link.source(), false, link.load()), goodput, wire);
        }
        List<PortFlow> flows = new ArrayList<>();
        sums.forEach((place, sum) -> {
            if (!Double.isNaN(sum[1])) {
                flows.add(new PortFlow(place.endpoint(), place.into(), place.load(), sum[0], sum[1]));
            }
        });
        return flows;
    }

    private static void add(Map<Place, double[]> sums, Place place, double goodput, double wire) {
        double[] sum = sums.computeIfAbsent(place, none -> new double[2]);
        sum[0] += goodput;
        sum[1] += wire;
    }
}
