package io.netbench.storage;

import io.netbench.result.RateRange;
import io.netbench.result.StorageDirection;
import io.netbench.result.StorageLatency;
import io.netbench.result.StorageLayer;
import io.netbench.result.StorageResult;
import io.netbench.result.StorageShape;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A phase of elbencho, from either of its files.
 *
 * @param operation such as {@code WRITE}
 * @param random whether I/Os went to random places, which makes it another measurement than one in their order
 * @param hosts of the whole run
 * @param threads of each host
 * @param blockSizeBytes of an I/O
 * @param ioDepth of each thread
 * @param version of elbencho
 * @param command line; empty where it is not known
 * @param startedAt as elbencho writes it
 */
record ElbenchoPhase(
        String operation,
        boolean random,
        int hosts,
        long threads,
        Long blockSizeBytes,
        long ioDepth,
        Optional<String> version,
        String command,
        String startedAt) {

    /** Up to this much the fast and the slow end are one rate. */
    private static final double ALIKE = 0.05;

    private static final String SHARED =
            "threads read and wrote, and the file does not tell how many I/Os of either were in flight";

    private static final double NS_PER_US = 1000;
    private static final double MS_PER_S = 1000;

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendOffset("+HHMM", "+0000")
            .toFormatter(Locale.ROOT);

    /**
     * What was done until the fastest thread was done, and until the slowest was.
     *
     * @param firstBytesPerS null where it is not known
     * @param lastBytesPerS of all
     * @param opsPerS until the slowest was done
     * @param elapsedMs the same
     * @param meanLatencyUs of I/Os
     */
    record Rates(Double firstBytesPerS, double lastBytesPerS, Double opsPerS, Double elapsedMs, Double meanLatencyUs) {}

    /** Whether it is of elbencho's netbench, in which there is no storage. */
    boolean isNetbench() {
        return operation.equals("NET");
    }

    /** Whether it wrote, or wrote and read. */
    boolean writes() {
        return operation.startsWith("WRITE") || isMixed();
    }

    boolean reads() {
        return operation.startsWith("READ");
    }

    private boolean isMixed() {
        return operation.startsWith("RWMIX") || operation.startsWith("MIX-T");
    }

    /** The figures of one direction of a phase of storage. */
    StorageResult result(StorageDirection direction, Rates rates, boolean hasReadsBeside) {
        List<String> notes = new ArrayList<>();
        boolean isShared = isMixed() || hasReadsBeside;
        if (isShared) {
            notes.add("reads and writes ran at the same time, and took each other's part");
        }
        if (operation.contains("+")) {
            notes.add("files were looked up or read again in the same phase");
        }
        StorageShape shape = StorageShape.of(
                direction,
                blockSizeBytes,
                hosts,
                hosts * threads,
                ioDepth,
                Map.of("block_size_bytes", "the file has none"));
        return result(
                StorageLayer.STORAGE,
                random ? operation + " random" : operation,
                isShared ? shape.asMixed(SHARED) : shape,
                rates,
                1,
                notes);
    }

    /** The figures of elbencho's netbench: clients push to servers, and every byte is counted at both ends. */
    StorageResult network(Rates rates, Place place) {
        int clients = ElbenchoCommand.hosts(command, "--clients");
        if (clients == 0) {
            throw place.wrong("does not say in its command how many --clients the NET phase had");
        }
        StorageShape shape = StorageShape.of(
                StorageDirection.WRITE,
                blockSizeBytes,
                clients,
                clients * threads,
                1L,
                Map.of("block_size_bytes", "the file has none"));
        return result(
                StorageLayer.NETWORK,
                "NET",
                shape,
                rates,
                2,
                List.of(
                        "elbencho's NET counts every byte at both ends: half of it is taken, as a network, not as storage"));
    }

    private StorageResult result(
            StorageLayer layer, String name, StorageShape shape, Rates rates, int countedTimes, List<String> notes) {
        double last = rates.lastBytesPerS / countedTimes;
        Double first = rates.firstBytesPerS == null ? null : (Double) (rates.firstBytesPerS / countedTimes);
        boolean differs = first != null && Math.abs(first - last) > ALIKE * Math.max(first, last);
        List<String> said = new ArrayList<>(notes);
        if (differs) {
            said.add("the rate until the slowest thread was done is taken; until the fastest was done it differs by "
                    + Math.round(100 * Math.abs(first - last) / Math.max(first, last)) + " %");
        }
        return new StorageResult(
                layer,
                "elbencho",
                version,
                name,
                shape,
                last,
                differs
                        ? Optional.of(new RateRange(Math.min(first, last), Math.max(first, last), 1))
                        : Optional.empty(),
                rates.opsPerS == null ? null : (Double) (rates.opsPerS / countedTimes),
                rates.elapsedMs == null ? null : (Double) (rates.elapsedMs / MS_PER_S),
                StorageLatency.ofMean(
                        rates.meanLatencyUs == null ? null : (Double) (rates.meanLatencyUs * NS_PER_US),
                        "elbencho's files have no percentiles"),
                List.of(),
                List.of(),
                instant(),
                said,
                Map.of("started_at", "the file has no time that can be read"));
    }

    private Instant instant() {
        try {
            return OffsetDateTime.parse(startedAt, TIME).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
