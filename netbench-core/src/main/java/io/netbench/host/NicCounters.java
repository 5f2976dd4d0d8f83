package io.netbench.host;

import io.netbench.host.proc.CounterDifference;
import io.netbench.host.proc.Figures;
import io.netbench.host.proc.NetDev;
import io.netbench.host.proc.UnreadableException;
import java.util.Map;

/**
 * Counters of one interface, since it was made or over a window. Immutable.
 *
 * @param rxBytes received, frame headers included as far as the driver counts them
 * @param rxPackets received
 * @param rxErrors received damaged
 * @param rxDropped dropped on receipt, the missed ones included
 * @param txBytes sent
 * @param txPackets sent
 * @param txErrors not sent for an error
 * @param txDropped not sent for lack of room
 * @param absent why a figure is missing
 */
public record NicCounters(
        Long rxBytes,
        Long rxPackets,
        Long rxErrors,
        Long rxDropped,
        Long txBytes,
        Long txPackets,
        Long txErrors,
        Long txDropped,
        Map<String, String> absent) {

    private static final int SENT = 8;

    /** @param columns as {@link NetDev} has them */
    static NicCounters of(long[] columns) {
        return new NicCounters(
                columns[0],
                columns[1],
                columns[2],
                columns[3],
                columns[SENT],
                columns[SENT + 1],
                columns[SENT + 2],
                columns[SENT + 3],
                Map.of());
    }

    /** What was counted since an earlier reading of the same interface. */
    NicCounters since(NicCounters before) {
        Figures figures = new Figures();
        Difference difference = new Difference(figures, absent);
        return new NicCounters(
                difference.of("rx_bytes", before.rxBytes, rxBytes),
                difference.of("rx_packets", before.rxPackets, rxPackets),
                difference.of("rx_errors", before.rxErrors, rxErrors),
                difference.of("rx_dropped", before.rxDropped, rxDropped),
                difference.of("tx_bytes", before.txBytes, txBytes),
                difference.of("tx_packets", before.txPackets, txPackets),
                difference.of("tx_errors", before.txErrors, txErrors),
                difference.of("tx_dropped", before.txDropped, txDropped),
                figures.absent());
    }

    private record Difference(Figures figures, Map<String, String> reasons) {
        Long of(String name, Long before, Long after) {
            return figures.read(name, () -> {
                if (before == null || after == null) {
                    throw new UnreadableException(reasons.getOrDefault(name, "not read at the start of the window"));
                }
                return CounterDifference.of(name, before, after);
            });
        }
    }
}
