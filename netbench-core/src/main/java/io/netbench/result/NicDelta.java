package io.netbench.result;

import io.netbench.host.NicCounters;
import java.util.Map;

/**
 * What the counters of one network interface moved by over the measured window.
 *
 * @param name as the kernel calls the interface
 * @param rxBytes bytes received, headers included
 * @param txBytes bytes sent, headers included
 * @param rxPackets packets received
 * @param txPackets packets sent
 * @param rxDropped packets dropped on their way in
 * @param txDropped packets dropped on their way out
 * @param rxErrors bad packets received
 * @param txErrors packets that could not be sent
 * @param absent why a figure is null
 */
public record NicDelta(
        String name,
        Long rxBytes,
        Long txBytes,
        Long rxPackets,
        Long txPackets,
        Long rxDropped,
        Long txDropped,
        Long rxErrors,
        Long txErrors,
        Map<String, String> absent) {

    /** What an interface counted over the window; its figures have the same names there. */
    public static NicDelta of(String name, NicCounters window) {
        return new NicDelta(
                name,
                window.rxBytes(),
                window.txBytes(),
                window.rxPackets(),
                window.txPackets(),
                window.rxDropped(),
                window.txDropped(),
                window.rxErrors(),
                window.txErrors(),
                window.absent());
    }

    public NicDelta {
        Require.text("nic_delta.name", name);
        absent = Absent.from(absent)
                .figure("rx_bytes", rxBytes)
                .figure("tx_bytes", txBytes)
                .figure("rx_packets", rxPackets)
                .figure("tx_packets", txPackets)
                .figure("rx_dropped", rxDropped)
                .figure("tx_dropped", txDropped)
                .figure("rx_errors", rxErrors)
                .figure("tx_errors", txErrors)
                .reasons();
    }
}
