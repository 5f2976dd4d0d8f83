package io.netbench.result;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a storage tool measured of one shape: a section of fio, a phase of elbencho, an operation of IOR.
 *
 * @param layer what was measured
 * @param tool name of the tool
 * @param version of the tool; empty where its files don't say
 * @param name what the file calls it
 * @param shape of the load
 * @param bytesPerS payload per second on all hosts
 * @param range between what it was, where the file tells of repetitions, or of a fast and a slow end
 * @param opsPerS I/Os per second
 * @param durationS how long it took
 * @param latencyNs of its I/Os
 * @param clients names of client hosts, where the file has them
 * @param servers names of servers, where the file has them
 * @param startedAt when it ran, within its length
 * @param notes what to know of its figures
 * @param absent why a figure is null
 */
public record StorageResult(
        StorageLayer layer,
        String tool,
        Optional<String> version,
        String name,
        StorageShape shape,
        double bytesPerS,
        Optional<RateRange> range,
        Double opsPerS,
        Double durationS,
        StorageLatency latencyNs,
        List<String> clients,
        List<String> servers,
        Instant startedAt,
        List<String> notes,
        Map<String, String> absent) {

    public StorageResult {
        Objects.requireNonNull(layer, "storage.layer");
        Require.text("storage.tool", tool);
        Require.text("storage.name", name);
        Objects.requireNonNull(shape, "storage.shape");
        Require.notNegative("storage.bytes_per_s", (Double) bytesPerS);
        Require.notNegative("storage.ops_per_s", opsPerS);
        Require.notNegative("storage.duration_s", durationS);
        Objects.requireNonNull(latencyNs, "storage.latency_ns");
        clients = List.copyOf(clients);
        servers = List.copyOf(servers);
        notes = List.copyOf(notes);
        absent = Absent.from(absent)
                .figure("ops_per_s", opsPerS)
                .figure("duration_s", durationS)
                .figure("started_at", startedAt)
                .reasons();
    }

    /** The same with another shape. */
    public StorageResult withShape(StorageShape other) {
        return with(layer, other, bytesPerS, range, latencyNs, notes);
    }

    /** The same as a figure of another layer, where a person knows better than the file. */
    public StorageResult withLayer(StorageLayer other) {
        return with(other, shape, bytesPerS, range, latencyNs, notes);
    }

    /** The same without a latency that is not of its blocks. */
    public StorageResult withoutLatency(String why) {
        StorageLatency none = new StorageLatency(null, null, null, Map.of("mean", why, "p50", why, "p99", why));
        return with(layer, shape, bytesPerS, range, none, notes);
    }

    /** The same with another rate, and a note on where that comes from. */
    public StorageResult withRate(double rate, Optional<RateRange> between, String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return with(layer, shape, rate, between, latencyNs, more);
    }

    private StorageResult with(
            StorageLayer measured,
            StorageShape form,
            double rate,
            Optional<RateRange> between,
            StorageLatency latency,
            List<String> said) {
        return new StorageResult(
                measured, tool, version, name, form, rate, between, opsPerS, durationS, latency, clients, servers,
                startedAt, said, absent);
    }
}
