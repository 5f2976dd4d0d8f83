package io.netbench.result;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The shape of a storage load, as a network sees it.
 *
 * @param direction which way the blocks went
 * @param blockSizeBytes size of one I/O as clients issue it; the mean where sizes differed
 * @param hosts client hosts
 * @param workers threads, tasks or jobs of all hosts
 * @param depthPerWorker I/Os that each of them kept in flight
 * @param inFlight I/Os in flight on all hosts
 * @param mixed whether blocks went the other way at the same time, so that the two held each other back
 * @param absent why a figure is null
 */
public record StorageShape(
        StorageDirection direction,
        Long blockSizeBytes,
        Integer hosts,
        Long workers,
        Long depthPerWorker,
        Long inFlight,
        boolean mixed,
        Map<String, String> absent) {

    public StorageShape {
        Objects.requireNonNull(direction, "shape.direction");
        atLeastOne("shape.block_size_bytes", blockSizeBytes);
        atLeastOne("shape.hosts", hosts == null ? null : hosts.longValue());
        atLeastOne("shape.workers", workers);
        atLeastOne("shape.depth_per_worker", depthPerWorker);
        atLeastOne("shape.in_flight", inFlight);
        absent = Absent.from(absent)
                .figure("block_size_bytes", blockSizeBytes)
                .figure("hosts", hosts)
                .figure("workers", workers)
                .figure("depth_per_worker", depthPerWorker)
                .figure("in_flight", inFlight)
                .reasons();
    }

    private static void atLeastOne(String field, Long value) {
        if (value != null) {
            Require.positive(field, value);
        }
    }

    /** A shape in which every worker keeps the same number in flight; unknown is what a factor of it is unknown of. */
    public static StorageShape of(
            StorageDirection direction,
            Long blockSizeBytes,
            Integer hosts,
            Long workers,
            Long depthPerWorker,
            Map<String, String> absent) {
        Long inFlight = workers == null || depthPerWorker == null ? null : (Long) (workers * depthPerWorker);
        return new StorageShape(direction, blockSizeBytes, hosts, workers, depthPerWorker, inFlight, false, absent);
    }

    /**
     * The same with the block that a protocol makes of an I/O. Where that is smaller, all parts of an I/O are in flight at
     * once.
     */
    public StorageShape cutInto(long bytes) {
        double parts = blockSizeBytes == null ? 1 : Math.max(1, (double) blockSizeBytes / bytes);
        return new StorageShape(
                direction, bytes, hosts, workers, times(depthPerWorker, parts), times(inFlight, parts), mixed, absent);
    }

    private static Long times(Long count, double parts) {
        return count == null ? null : (Long) Math.round(count * parts);
    }

    /** The same of a load that went the other way too, both with the same I/Os in flight. */
    public StorageShape asMixed(String whyNoInFlight) {
        Map<String, String> reasons = new HashMap<>(absent);
        reasons.put("in_flight", whyNoInFlight);
        return new StorageShape(direction, blockSizeBytes, hosts, workers, depthPerWorker, null, true, reasons);
    }

    /** The same from so many client hosts. */
    public StorageShape withHosts(int count) {
        return new StorageShape(direction, blockSizeBytes, count, workers, depthPerWorker, inFlight, mixed, absent);
    }

    /** The same with so many I/Os in flight on all hosts. */
    public StorageShape withInFlight(long count) {
        return new StorageShape(direction, blockSizeBytes, hosts, workers, depthPerWorker, count, mixed, absent);
    }
}
