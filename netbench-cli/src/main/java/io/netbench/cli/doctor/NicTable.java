package io.netbench.cli.doctor;

import io.netbench.host.HostFacts;
import io.netbench.host.NicFacts;
import io.netbench.text.QuantityText;
import java.util.List;
import java.util.Locale;

/** The interfaces of a host, one line each. */
final class NicTable {

    private NicTable() {}

    static List<String> lines(HostFacts host, int width) {
        if (host.absent().containsKey("nics")) {
            return List.of(" " + host.absent().get("nics"));
        }
        FactColumns columns = new FactColumns();
        columns.row("name", "state", "speed", "MTU", "queues", "node", "driver", "addresses");
        for (NicFacts nic : host.nics()) {
            columns.row(
                    nic.name(),
                    Show.orDash(nic.operationalState()),
                    nic.speedBitsPerS() == null ? "-" : QuantityText.bitsPerS(nic.speedBitsPerS()),
                    Show.orDash(nic.mtuBytes()),
                    Show.orDash(nic.rxQueues()) + " rx, " + Show.orDash(nic.txQueues()) + " tx",
                    Show.orDash(nic.numaNode()),
                    nic.driver() == null ? kind(nic) : nic.driver(),
                    String.join(" ", nic.addresses()));
        }
        return columns.lines(width);
    }

    private static String kind(NicFacts nic) {
        return nic.kind() == null || nic.kind() == NicFacts.Kind.DEVICE
                ? "-"
                : nic.kind().name().toLowerCase(Locale.ROOT);
    }
}
