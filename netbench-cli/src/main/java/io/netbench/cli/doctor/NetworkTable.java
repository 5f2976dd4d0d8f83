package io.netbench.cli.doctor;

import io.netbench.host.NetworkSettings;
import io.netbench.host.NetworkSettings.BufferRange;
import io.netbench.host.NetworkSettings.PortRange;
import io.netbench.text.QuantityText;
import java.util.List;
import java.util.Map;

/** Settings of sockets and TCP, one line each, with the names that {@code sysctl} has for them. */
final class NetworkTable {

    private NetworkTable() {}

    static List<String> lines(NetworkSettings network, int width) {
        Map<String, String> absent = network.absent();
        FactColumns columns = new FactColumns();
        columns.row(
                "receive buffer",
                Show.orReason(network.tcpRmem(), NetworkTable::buffer, absent, "tcp_rmem") + " (tcp_rmem)",
                "asked for: " + Show.orReason(network.rmemMaxBytes(), QuantityText::size, absent, "rmem_max_bytes")
                        + " (rmem_max)");
        columns.row(
                "send buffer",
                Show.orReason(network.tcpWmem(), NetworkTable::buffer, absent, "tcp_wmem") + " (tcp_wmem)",
                "asked for: " + Show.orReason(network.wmemMaxBytes(), QuantityText::size, absent, "wmem_max_bytes")
                        + " (wmem_max)");
        columns.row(
                "congestion",
                Show.orReason(network.congestionControl(), name -> name, absent, "congestion_control"),
                "loaded: "
                        + Show.orReason(
                                network.availableCongestionControls(),
                                names -> String.join(" ", names),
                                absent,
                                "available_congestion_controls"));
        columns.row(
                "backlog",
                Show.orReason(network.somaxconn(), count -> QuantityText.count(count), absent, "somaxconn")
                        + " (somaxconn)",
                "half open: "
                        + Show.orReason(
                                network.tcpMaxSynBacklog(),
                                count -> QuantityText.count(count),
                                absent,
                                "tcp_max_syn_backlog")
                        + " (tcp_max_syn_backlog)");
        columns.row("ports", Show.orReason(network.localPorts(), NetworkTable::ports, absent, "local_ports"));
        return columns.lines(width);
    }

    private static String buffer(BufferRange range) {
        return QuantityText.size(range.initialBytes()) + " growing to " + QuantityText.size(range.maxBytes());
    }

    private static String ports(PortRange range) {
        return range.first() + " to " + range.last() + ", " + QuantityText.counted(range.count(), "port");
    }
}
